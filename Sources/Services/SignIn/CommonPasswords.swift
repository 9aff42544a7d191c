/// What many people take as a password, in small letters and without the digits and signs that are put at the ends of it.
/// Written down for this program from what everybody knows: keyboards, seasons, clubs, names, and the words of the work.
enum CommonPasswords {
    static let all = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let text = """
        password passwort passw0rd p@ssword p@ssw0rd p4ssword pa55word pa$$word motdepasse contrasena letmein letmeinnow
        letmeinplease welcome welcometo welcomehome welcomeback changeme changemenow changeit pleasechangeme changethis
        changethispassword secret topsecret mysecret supersecret secretpassword secretword verysecret notsecret mypassword
        thepassword newpassword oldpassword yourpassword ourpassword thisismypassword thisisapassword thispassword
        passwordpassword passwordone password1234password mypasswordis goodpassword strongpassword securepassword
        safepassword temppassword temporary temporarypassword temporarypass defaultpassword default defaultpass
        firstpassword loginpassword adminpassword admin administrator administrators adminadmin adminuser sysadmin
        systemadmin superuser superadmin rootroot root toor guest guestguest user username useruser testuser testtest
        testing testpassword testingtesting test tester qwerty qwertyuiop qwertyui qwertyu qwertyqwerty qwerty123456qwerty
        qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwertzuiop azerty azertyuiop asdfghjkl asdfgh asdf asdfasdf
        asdfghjklqwertyuiop zxcvbnm zxcvbn zxcvbnmasdfghjkl qazwsx qazwsxedc qazwsxedcrfv qazwsxedcrfvtgb 1qaz2wsx3edc
        1qaz2wsx3edc4rfv 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qazxsw23edc zaq12wsxcde3 zaq1xsw2cde3 qweasdzxc qweasd qwe123asd123
        q1w2e3r4t5y6 qwer1234asdf abcdefgh abcdefghi abcdefghij abcdefghijkl abcdefghijklm abcdefghijklmnop
        abcdefghijklmnopqrstuvwxyz abcabcabc abcdabcdabcd aabbccddeeff abc iloveyou iloveyouso iloveyouforever iloveyoubaby
        iloveyoutoo iloveu iloveme ilovemyself ilovemyfamily ilovemykids ilovemydog ilovemycat ilovemum ilovemydad
        ilovejesus ilovegod ilovelife ilovefootball ilovemusic ilovemyjob ihatemyjob ihatepasswords ihatethis ihateyou
        loveyou lovely lovelovelove mylove myfamily forever foreveryoung trustno princess princesses prince sunshine
        sunshines mysunshine youaremysunshine rainbow rainbows butterfly butterflies buttercup daffodil bluebell snowdrop
        flower flowers sunflower lavender summer summertime summerholiday winter winterwonderland wintertime spring
        springtime autumn autumnleaves january february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday fridayfeeling mondaymorning christmas merrychristmas
        happychristmas christmastree christmasday happynewyear newyear happybirthday birthday easter easterbunny halloween
        holiday holidays football footballer soccer rugby rugbyleague cricket netball basketball baseball swimming running
        snooker liverpool liverpoolfc liverpoolfootballclub youllneverwalkalone everton evertonfc arsenal arsenalfc gunners
        chelsea chelseafc manchester manchesterunited manchestercity manutd mancity mancityfc manunited manunitedfc
        tottenham tottenhamhotspur spurs leeds leedsunited leedsunitedfc leedsrhinos marchingontogether newcastle
        newcastleunited nufc sunderland sunderlandafc westham westhamunited astonvilla astonvillafc villa wolves leicester
        leicestercity nottinghamforest forest derbycounty stokecity burnley blackburn blackburnrovers bolton boltonwanderers
        wigan sheffield sheffieldunited sheffieldwednesday huddersfield huddersfieldtown bradford bradfordcity hullcity
        middlesbrough southampton portsmouth bristolcity bristolrovers cardiffcity swansea swanseacity norwich norwichcity
        ipswich ipswichtown brighton crystalpalace millwall charlton fulham watford reading celtic celticfc glasgowceltic
        rangers rangersfc glasgowrangers hibernian hearts barcelona realmadrid juventus bayernmunich london londonlondon
        england englandengland comeonengland itscominghome britain greatbritain unitedkingdom scotland wales ireland
        yorkshire godsowncounty lancashire birmingham glasgow edinburgh cardiff belfast leedscity york monkey monkeys dragon
        dragons dragonfly tiger tigers elephant elephants penguin penguins dolphin dolphins unicorn unicorns chicken
        hedgehog chocolate chocolates hotchocolate chocolatecake banana strawberry strawberries blueberry cheesecake cupcake
        cookie cookies biscuit biscuits cheese cheeseandonion fishandchips cupoftea coffee cappuccino prosecco champagne
        superman spiderman batman wonderwoman starwars startrek harrypotter hogwarts gryffindor slytherin hufflepuff
        ravenclaw hermione dumbledore lordoftherings gameofthrones winnieoftheday winniethepooh mickeymouse minniemouse
        peterpan tinkerbell peppapig thomasthetank paddington paddingtonbear pokemon pikachu minecraft fortnite playstation
        nintendo supermario metallica ironmaiden ledzeppelin pinkfloyd thebeatles beatles rollingstones davidbowie
        fleetwoodmac coldplay onedirection taylorswift justinbieber harrystyles edsheeran elvispresley michaeljackson
        michael jennifer jessica ashley charlotte elizabeth victoria alexander alexandra christopher benjamin samantha
        stephanie nicholas jonathan matthew daniel thomas william george charlie sophie rebecca computer computers internet
        keyboard laptop windows microsoft microsoftteams microsoftoffice outlook google googlechrome facebook instagram
        whatsapp youtube amazon netflix samsung samsunggalaxy iphone appleiphone android vodafone virginmedia broadband
        router wireless network server database access accessgranted accessdenied openaccess opensesame sesame master
        masterkey masterpassword keymaster letmeinletmein whatever whatevers whoknows nothing nothingatall something
        anything everything blahblahblah nopassword nopasswords idontknow idontcare dontforget forgotten forgotpassword
        iforgot iforget rememberme rememberthis fuckyou fuckoff bollocks bloodyhell bugger correcthorsebatterystaple
        correcthorse batterystaple thequickbrownfox quickbrownfox loremipsum loremipsumdolor helloworld hello hellohello
        hellothere helloeverybody goodmorning goodafternoon goodnight goodbye thankyou thankyouverymuch business businessman
        office officeworker company manager management meeting mondaymeeting teamwork team council councils citycouncil
        countycouncil boroughcouncil localauthority childrensservices childrenservices socialwork socialworker socialworkers
        socialcare safeguarding safeguardingboard safeguardingchildren safeguardingpartnership safeguard childprotection
        children childrenfirst familyhelp earlyhelp partnership partner partners nhsnhsnhs hospital doctor nurse nurses
        midwife healthvisitor police policeofficer policestation school schools headteacher teacher teachers education
        dashboard scorecard performance performancemanager performanceofficer performancemanagement bellwether
        bellwetherbellwether demonstration demo demodemo aireborough freedom liberty blessed blessing jesuschrist jesus
        godisgood amazinggrace hallelujah heaven angel angels diamond diamonds crystal silver golden goldfish phoenix
        thunder lightning hurricane midnight moonlight starlight stardust shadow shadows killer ninja warrior warriors
        gladiator champion champions winner winners mustang ferrari porsche mercedes jaguar landrover rangerover volkswagen
        motorbike harleydavidson family families grandma grandad grandmother grandfather mother father daughter sister
        brother mummy daddy babygirl baby babyboy sweetheart darling honeybee honey sugar cuddles teddybear teddy snuggles
        pumpkin peanut muffin poppy daisy rosie bella molly buster charliebrown barney bailey maxwell oscar smokey tigger
        fluffy snowball snowflake snowman
        """
}
