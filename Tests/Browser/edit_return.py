"""Edits the workbook of a return as people do, with a library that is not ours: edit_return.py IN OUT EDIT.

Tests/ExchangeTests/ReturnInOtherProgramsTests.swift calls it and reads back what it made."""

import datetime
import sys

import openpyxl

HEADING = 4


def column(sheet, heading):
    return next(cell.column for cell in sheet[HEADING] if cell.value == heading)


def row(sheet, key):
    return next(cells[0].row for cells in sheet.iter_rows(min_row=HEADING + 1) if cells[0].value == key)


def cell(sheet, key, heading):
    return sheet.cell(row(sheet, key), column(sheet, heading))


def nothing(book, sheet):
    pass


def rows_deleted(book, sheet):
    for key in ("wait", "harm"):
        sheet.delete_rows(row(sheet, key))


def columns_moved(book, sheet):
    """Every row read from the right, below the titles."""
    width = sheet.max_column
    for cells in list(sheet.iter_rows(min_row=HEADING, max_col=width)):
        values = [one.value for one in cells][::-1]
        for one, value in zip(cells, values):
            one.value = value
            if isinstance(value, str):
                one.data_type = "s"  # else a text that begins with "=" becomes a formula
    sheet.column_dimensions["A"].hidden = False


def texts(book, sheet):
    cell(sheet, "visits", "Numerator").value = "twelve"
    cell(sheet, "visits", "Denominator").value = "1,234"
    cell(sheet, "iha", "Numerator").value = " 12 "
    cell(sheet, "iha", "Why there is no figure").value = None
    share = cell(sheet, "iha", "Denominator")
    share.value = 0.85
    share.number_format = "0%"
    day = cell(sheet, "harm", "Value")
    day.value = datetime.date(2026, 9, 3)
    day.number_format = "dd/mm/yyyy"


def formulas(book, sheet):
    cell(sheet, "visits", "Numerator").value = "=190+7"
    cell(sheet, "wait", "Value").value = "=12/0"


def renamed(book, sheet):
    sheet.title = "Q2 final (2)"
    sheet.cell(HEADING, column(sheet, "Denominator")).value = "Out of how many"


def added(book, sheet):
    last = sheet.max_row
    sheet.cell(last + 1, column(sheet, "Indicator")).value = "Health visitors in post"
    sheet.cell(last + 1, column(sheet, "Value")).value = 31
    for place in range(1, sheet.max_column + 1):
        sheet.cell(last + 2, place).value = sheet.cell(row(sheet, "visits"), place).value
    sheet.cell(last + 2, column(sheet, "Numerator")).value = 198


def alone(book, sheet):
    """The one sheet moved to a workbook of its own."""
    for name in book.sheetnames:
        if book[name] is not sheet:
            del book[name]


EDITS = {
    edit.__name__: edit for edit in (nothing, rows_deleted, columns_moved, texts, formulas, renamed, added, alone)
}

if __name__ == "__main__":
    source, target, name = sys.argv[1:]
    workbook = openpyxl.load_workbook(source)
    EDITS[name](workbook, workbook["Return"])
    workbook.save(target)
