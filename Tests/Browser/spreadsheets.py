"""An officer's own dataset as she keeps it: written by the libraries that other programs use, not by us."""

import csv

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.styles import PatternFill

YEARS = ["2023/24", "2024/25", "2025/26"]
QUARTERS = [(year, f"Q{quarter}") for year in YEARS for quarter in (1, 2, 3, 4)]

# What is measured: reference, words, owner, twelve quarters and one more. A dash is a figure that could not be had.
MEASURES = [
    ("1.1", "Early help assessments initiated", "Early help", [201, 214, 208, 226, 231, 219, 240, 252, 247, 238, 261, 255, 263]),
    ("2.3", "Assessments completed within 45 working days (%)", "Social care",
     ["81.4%", "79.9%", "-", "83.0%", "84.1%", "82.7%", "80.2%", "85.5%", "86.0%", "84.9%", "87.2%", "88.1%", "86.4%"]),
    ("3.4", "Children subject of a child protection plan by category (Month End)", "Social care", [None] * 13),
    ("3.4(a)", "Child protection plans: category neglect (%)", "Social care",
     ["48.0%", "47.1%", "49.3%", "50.2%", "51.0%", "49.9%", "48.8%", "47.5%", "46.9%", "–", "45.7%", "46.2%", "45.1%"]),
    ("3.4(b)", "Emotional abuse (Average)", "Social care", [31, 33, 30, 29, 35, 36, 34, 33, 32, 31, 30, 33, 34]),
    ("5.2", "Graded Care Profile 2 assessments completed", "Health", ["1,012", 998, 1034, 1041, 1055, 1009, 1062, 1077, 1081, 1066, 1090, 1102, 1110]),
    ("", "Total", "", [99] * 13),
]
ASKED = {
    "Early help assessments initiated": "eha-initiated",
    "Assessments completed within 45 working days (%)": "assessments-45-working-days",
    "Child protection plans: category neglect (%)": "cpp-category-neglect",
    "Graded Care Profile 2 assessments completed": "gcp2-completed",
}
RATINGS = ["A", "G", "", "R", "A", "G", "A"]


def quarters(count):
    return (QUARTERS + [("2026/27", "Q1")])[:count]


def rows(count=12):
    """Measures down and quarters across, as most boards keep it; a year stands once above its quarters."""
    periods = quarters(count)
    years = [year if quarter == "Q1" else "" for year, quarter in periods]
    table = [
        ["Aireborough performance dataset (invented)"], ["Prepared by the business unit. Ratings are colours."], [],
        ["", "", "", *years, "", ""], ["Ref", "Measure", "Owner", *[quarter for _, quarter in periods], "Target", "RAG"],
    ]
    for (reference, words, owner, values), rating in zip(MEASURES, RATINGS):
        table.append([reference, words, owner, *values[:count], "n/a", rating])
    return table + [[], ["Note: quarters are of the financial year."]]


def turned(count=12):
    """Quarters down and measures across."""
    table = [["Aireborough performance dataset (invented)"], [], ["Quarter", *[f"{m[0]} {m[1]}".strip() for m in MEASURES]]]
    for place, (year, quarter) in enumerate(quarters(count)):
        table.append([f"{quarter} {year}", *[m[3][place] for m in MEASURES]])
    return table


def number(cell):
    """A percentage is a number with a format in a workbook, not a text."""
    if isinstance(cell, str) and cell.endswith("%"):
        return round(float(cell[:-1]) / 100, 6), "0.0%"
    return cell, None


def write_xlsx(path, table):
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["How this workbook is kept"])
    sheet = book.create_sheet("Data set")
    for line in table:
        sheet.append([number(cell)[0] for cell in line])
        for column, cell in enumerate(line, 1):
            if number(cell)[1]:
                sheet.cell(sheet.max_row, column).number_format = number(cell)[1]
            if cell in ("R", "A", "G"):
                colour = {"R": "FFC00000", "A": "FFFFC000", "G": "FF00B050"}[cell]
                sheet.cell(sheet.max_row, column).fill = PatternFill("solid", start_color=colour)
    for row in sheet.iter_rows(min_row=1, max_row=6):
        if any(cell.value == YEARS[0] for cell in row):
            start = next(cell.column for cell in row if cell.value == YEARS[0])
            for year in range(3):
                sheet.merge_cells(start_row=row[0].row, end_row=row[0].row, start_column=start + 4 * year, end_column=start + 4 * year + 3)
    book.save(path)


def write_ods(path, table):
    book = OpenDocumentSpreadsheet()
    for name, lines in [("Read me", [["How this workbook is kept"]]), ("Data set", table)]:
        sheet = Table(name=name)
        for line in lines:
            row = TableRow()
            for cell in line:
                value, is_percentage = number(cell)
                if isinstance(value, (int, float)):
                    kind = "percentage" if is_percentage else "float"
                    shown = cell if is_percentage else str(cell)
                    element = TableCell(valuetype=kind, value=str(value))
                    element.addElement(P(text=shown))
                elif value:
                    element = TableCell(valuetype="string")
                    element.addElement(P(text=value))
                else:
                    element = TableCell()
                row.addElement(element)
            sheet.addElement(row)
        book.spreadsheet.addElement(sheet)
    book.save(str(path))


def write_csv(path, table):
    with open(path, "w", newline="", encoding="cp1252") as file:
        csv.writer(file).writerows([["" if cell is None else cell for cell in line] for line in table])


WRITERS = {"xlsx": write_xlsx, "ods": write_ods, "csv": write_csv}
