"""Exports of marketplaces and timesheets, and sheets that people keep by hand."""

# ruff: noqa: E501  # the lines of these files are as long as the exports that they stand for

from __future__ import annotations

from tests.exchange.upload.export import Export

WORK = (
    Export(
        "Upwork, the newer report: net of nothing, fees and VAT in rows, a refund",
        """Date,Transaction ID,Transaction type,Transaction summary,Description 1,Description 2,Ref ID,Client team,Freelancer,Account name,PO,Amount $,Amount in local currency,Currency,Payment method
"Mar 30, 2026",700001,Withdrawal,Withdrawal Fee - Direct to Local Bank,,,700001,,,,,-0.99,,USD,
"Mar 30, 2026",700002,Withdrawal,Direct to Local Bank,,,700002,,,,,-1200.00,,USD,
"Mar 24, 2026",700003,Service Fee,Service Fee for Hourly - Ref ID 700004,,,700003,Brightpath,Sam Rivera,Brightpath,,-80.00,,USD,
"Mar 24, 2026",700004,Hourly,Invoice for Mar 9-Mar 15,Sam Rivera,16:00 hrs @ $50.00/hr,700004,Brightpath,Sam Rivera,Brightpath,,800.00,,USD,
"Mar 10, 2026",700005,VAT,VAT on Service Fee,,,700005,,,,,-10.50,,USD,
"Mar 9, 2026",700006,Fixed-price,Invoice for milestone 2,Sam Rivera,Logo,700006,Kite Labs,Sam Rivera,Kite Labs,,450.00,,USD,
"Mar 12, 2026",700007,Refund,Refund for Ref ID 700006,,,700007,Kite Labs,Sam Rivera,Kite Labs,,-50.00,,USD,
""",
        {("Brightpath", "USD"): 800.0, ("Kite Labs", "USD"): 400.0},
        2,
        ("2026-03-09", "2026-03-24"),
    ),
    Export(
        "Fiverr earnings: types in words, a cancelled order, withdrawals",
        """Date,Activity,Description,From,Order,Currency,Amount
2026-03-01,Earnings,Order completed,brandlab,FO1,USD,80.00
2026-03-04,Withdrawal,Transferred to PayPal,,,USD,-80.00
2026-03-11,Earnings,Order completed,acme_inc,FO2,USD,200.00
2026-03-15,Cancellation,Order cancelled,acme_inc,FO2,USD,-200.00
2026-03-20,Tip,Tip from buyer,brandlab,FO1,USD,20.00
""",
        {("brandlab", "USD"): 100.0},
        2,
        ("2026-03-01", "2026-03-20"),
    ),
    Export(
        "PayPal in English: pending, denied, holds, a currency bought by selling another",
        """\ufeff"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Reference Txn ID","Invoice Number","Balance"
"02/03/2026","10:00:00","GMT","Quayside Events","Payment","Completed","GBP","1,200.00","-41.10","1,158.90","q@x.example","me@x.example","A1","","7","1,158.90"
"04/03/2026","10:00:00","GMT","Harbor Inc","Payment","Completed","USD","500.00","-22.30","477.70","h@x.example","me@x.example","A2","","8","477.70"
"04/03/2026","10:00:01","GMT","","General Currency Conversion","Completed","USD","-477.70","0.00","-477.70","","","A3","A2","","0.00"
"04/03/2026","10:00:01","GMT","","General Currency Conversion","Completed","GBP","365.00","0.00","365.00","","","A4","A2","","1,523.90"
"19/03/2026","10:00:00","GMT","Late Ltd","Payment","Pending","GBP","90.00","0.00","90.00","l@x.example","me@x.example","A5","","9","1,523.90"
"20/03/2026","10:00:00","GMT","Bad Ltd","Payment","Denied","GBP","70.00","0.00","70.00","b@x.example","me@x.example","A6","","10","1,523.90"
"25/03/2026","10:00:00","GMT","Quayside Events","Payment Refund","Completed","GBP","-200.00","6.80","-193.20","me@x.example","q@x.example","A7","A1","","1,330.70"
"28/03/2026","10:00:00","GMT","","General Withdrawal","Completed","GBP","-1,000.00","0.00","-1,000.00","","","A8","","","330.70"
""",
        {("Quayside Events", "GBP"): 1000.0, ("Harbor Inc", "USD"): 500.0},
        2,
        ("2026-03-02", "2026-03-04"),
        open=(6,),
        questions=frozenset({"currency"}),
    ),
    Export(
        "Wise: a statement of the own pounds, in Spanish dates and words",
        """TransferWise ID,Date,Amount,Currency,Description,Payment Reference,Running Balance,Exchange From,Exchange To,Exchange Rate,Payer Name,Payee Name,Payee Account Number,Merchant,Card Last Four Digits,Card Holder Full Name,Attachment,Note,Total fees
TRANSFER-9,30-03-2026,-500.00,GBP,Sent money to Sam Rivera,,1400.00,,,,,Sam Rivera,1234,,,,,,0.55
TRANSFER-8,25-03-2026,900.00,GBP,Received money from Quayside Events Ltd with reference INV 9,INV 9,1900.00,,,,Quayside Events Ltd,,,,,,,,0.00
TRANSFER-7,12-03-2026,1000.00,GBP,Received money from Pennine Cycles with reference 8,8,1000.00,,,,Pennine Cycles,,,,,,,,0.00
BALANCE-6,11-03-2026,-100.00,GBP,Converted 100.00 GBP to 116.20 EUR,,0.00,GBP,EUR,1.162,,,,,,,,,0.40
""",
        {("Quayside Events Ltd", "GBP"): 900.0, ("Pennine Cycles", "GBP"): 1000.0},
        2,
        ("2026-03-12", "2026-03-25"),
    ),
    Export(
        "Freelancer.com in Spanish: commas for decimals, fees by project",
        """Fecha;Descripción;Moneda;Cantidad;Saldo
20/05/2026;Retiro a PayPal;EUR;-500,00;155,00
19/05/2026;Comisión del proyecto (Tienda online);EUR;-45,00;655,00
19/05/2026;Pago de hito de tiendaverde para el proyecto Tienda online;EUR;450,00;700,00
02/05/2026;Pago de hito de acmeco para el proyecto Logo;EUR;250,00;250,00
""",
        {("tiendaverde", "EUR"): 450.0, ("acmeco", "EUR"): 250.0},
        2,
        ("2026-05-02", "2026-05-19"),
    ),
    Export(
        "Patreon: a payout is no income, a pledge is",
        """Date,Type,Patron,Amount,Fees,Net,Currency,Status
2026-03-01,Pledge,Anna,10.00,1.20,8.80,USD,Paid
2026-03-01,Pledge,Boris,25.00,2.70,22.30,USD,Paid
2026-03-02,Pledge,Cleo,25.00,2.70,22.30,USD,Declined
2026-03-06,Payout,,-31.10,0.00,-31.10,USD,Paid
2026-04-01,Pledge,Anna,10.00,1.20,8.80,USD,Paid
""",
        {("Anna", "USD"): 20.0, ("Boris", "USD"): 25.0},
        3,
        ("2026-03-01", "2026-04-01"),
    ),
    Export(
        "a craft marketplace: signed words, dashes for nothing, month names",
        """Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details
"March 30, 2026",Sale,Payment for Order #3001,,USD,$45.00,--,$45.00,--
"March 30, 2026",Fee,Transaction fee: Poster,Order #3001,USD,--,-$2.93,-$2.93,--
"March 28, 2026",Deposit,$120.00 sent to your bank account,,USD,--,--,--,--
"March 20, 2026",Sale,Payment for Order #3000,,USD,$80.00,--,$80.00,--
"March 22, 2026",Refund,Refund for Order #3000,,USD,-$30.00,--,-$30.00,--
""",
        {("", "USD"): 95.0},
        2,
        ("2026-03-20", "2026-03-30"),
    ),
    Export(
        "Toggl with money: amounts in a currency of the header, durations",
        """User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)
Sam,s@x.example,Foxglove,Site,,Layout,Yes,2026-03-02,09:00:00,2026-03-02,11:30:00,02:30:00,,150.00
Sam,s@x.example,Foxglove,Site,,Layout,Yes,2026-03-15,09:00:00,2026-03-15,10:00:00,01:00:00,,60.00
Sam,s@x.example,Thistle,Menu,,Copy,No,2026-03-16,09:00:00,2026-03-16,10:00:00,01:00:00,,0.00
Sam,s@x.example,Thistle,Menu,,Copy,Yes,2026-04-02,09:00:00,2026-04-02,10:15:00,01:15:00,,75.00
""",
        {("Foxglove", "EUR"): 210.0, ("Thistle", "EUR"): 75.0},
        2,
        ("2026-03-15", "2026-04-02"),
        hours=4.75,
    ),
    Export(
        "Clockify in Spanish: hours by day, decimal commas",
        """"Proyecto";"Cliente";"Descripción";"Tarea";"Usuario";"Correo electrónico";"Facturable";"Fecha de inicio";"Hora de inicio";"Fecha de fin";"Hora de fin";"Duración (h)";"Duración (decimal)";"Tarifa facturable (EUR)";"Importe facturable (EUR)"
"Web";"Clínica Sol";"Diseño";"";"Sam";"s@x.example";"Sí";"02/03/2026";"09:00";"02/03/2026";"11:30";"02:30:00";"2,50";"60,00";"150,00"
"Web";"Clínica Sol";"Diseño";"";"Sam";"s@x.example";"Sí";"16/03/2026";"09:00";"16/03/2026";"10:00";"01:00:00";"1,00";"60,00";"60,00"
"Carta";"Kilim";"Textos";"";"Sam";"s@x.example";"No";"18/03/2026";"09:00";"18/03/2026";"10:00";"01:00:00";"1,00";"0,00";"0,00"
"Carta";"Kilim";"Textos";"";"Sam";"s@x.example";"Sí";"02/04/2026";"09:00";"02/04/2026";"10:00";"01:00:00";"1,00";"45,50";"45,50"
""",
        {("Clínica Sol", "EUR"): 210.0, ("Kilim", "EUR"): 45.5},
        2,
        ("2026-03-16", "2026-04-02"),
        hours=4.5,
    ),
    Export(
        "Harvest detailed time in English: first and last name, billed and not",
        """Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Roles,Employee?,Billable Rate,Billable Amount,Cost Rate,Cost Amount,Currency,External Reference URL
2026-03-02,Foxglove,Site,F1,Design,,2.5,Yes,Yes,No,Sam,Rivera,,Yes,60,150,0,0,US Dollar - USD,
2026-03-16,Foxglove,Site,F1,Meeting,,1,No,No,No,Sam,Rivera,,Yes,0,0,0,0,US Dollar - USD,
2026-04-02,Thistle,Menu,T1,Copy,,3.25,Yes,Yes,No,Sam,Rivera,,Yes,40,130,0,0,US Dollar - USD,
""",
        {("Foxglove", "USD"): 150.0, ("Thistle", "USD"): 130.0},
        2,
        ("2026-03-02", "2026-04-02"),
        hours=5.75,
    ),
    Export(
        "Hubstaff: hours and amounts, a total at the end",
        """Organization,Time Zone,Client,Project,Member,Date,Duration,Amount,Currency
Sam Rivera,Madrid,Foxglove,Site,Sam,2026-03-02,2:30:00,150.00,USD
Sam Rivera,Madrid,Foxglove,Site,Sam,2026-03-03,1:00:00,60.00,USD
Sam Rivera,Madrid,Thistle,Menu,Sam,2026-04-03,2:00:00,80.00,USD
Total,,,,,,5:30:00,290.00,USD
""",
        {("Foxglove", "USD"): 210.0, ("Thistle", "USD"): 80.0},
        2,
        ("2026-03-03", "2026-04-03"),
        hours=5.5,
    ),
    Export(
        "a sheet by hand: client, what, how much, paid yes or no, a note of the year",
        """Trabajos 2026

Cliente;Trabajo;Fecha;Precio;¿Cobrado?
Clínica Sol;Web;3 de enero;1.200;sí
Kilim;Logo;20 de enero;450;sí
Clínica Sol;SEO;15 de febrero;300;no
Kilim;Carta;2 de marzo;90,50;sí
;;TOTAL;2.040,50;
""",
        {("Clínica Sol", None): 1200.0, ("Kilim", None): 540.5},
        3,
        ("2026-01-03", "2026-03-02"),
        open=(6,),
    ),
    Export(
        "a sheet by hand with AED and USD, NA for what is not there",
        """inv_no,inv_date,clientID,amt_billed,curr,paid_date,amt_paid,taxes_pd
1,1/5/26,ACME,1500,USD,1/30/26,1500,NA
2,1/19/26,OASIS,4000,AED,2/14/26,4000,NA
3,2/25/26,ACME,700,USD,NA,NA,NA
4,3/13/26,ACME,800,USD,4/2/26,800,Y
""",
        {("ACME", "USD"): 2300.0, ("OASIS", "AED"): 4000.0},
        3,
        ("2026-01-05", "2026-03-13"),
        open=(4,),
        questions=frozenset({"currency"}),
        paid={2: "2026-01-30"},
    ),
    Export(
        "deposits and balances: one invoice paid in parts, seen as rows",
        """Date,Client,Invoice,Description,Amount
2026-01-05,Harbor,INV-1,Deposit 50%,600
2026-02-05,Harbor,INV-1,Final 50%,600
2026-02-20,Vine,INV-2,Site,900
""",
        {("Harbor", None): 1200.0, ("Vine", None): 900.0},
        2,
        ("2026-02-05", "2026-02-20"),
    ),
    Export(
        "a list with two total rows, a subtotal by quarter, and empty columns",
        """,,,,,
,Fecha,Cliente,,Importe (€),
,12/01/2026,Norte,,"1.000,00",
,25/02/2026,Sur,,"350,50",
,Subtotal 1T,,,"1.350,50",
,14/04/2026,Norte,,"800,00",
,Subtotal 2T,,,"800,00",
,TOTAL ANUAL,,,"2.150,50",
""",
        {("Norte", "EUR"): 1800.0, ("Sur", "EUR"): 350.5},
        3,
        ("2026-01-12", "2026-04-14"),
    ),
    Export(
        "US dollars with cents as a thousandth, brackets, a trailing minus",
        """DATE|CUSTOMER|INVOICE NO|GROSS AMT|CURR
01-13-2026|ACME|1|$1,000|USD
02-20-2026|BIRCH|2|$2,500.00|USD
02-25-2026|BIRCH|CN-2|(500.00)|USD
03-02-2026|ACME|3|$750|USD
03-09-2026|ACME|CN-3|250.00-|USD
""",
        {("ACME", "USD"): 1500.0, ("BIRCH", "USD"): 2000.0},
        3,
        ("2026-01-13", "2026-03-02"),
    ),
    Export(
        "QuickBooks Self-Employed: business income among personal spending",
        """Date,Description,Bank,Account,Type,Category,Amount
03/02/2026,HARBOR VINE ACH,Chase,Checking,Business,Business income,1200.00
03/04/2026,TRADER JOES,Chase,Checking,Personal,Personal spending,-54.20
03/15/2026,NORTHWIND DENTAL ACH,Chase,Checking,Business,Business income,640.00
03/18/2026,ADOBE,Chase,Checking,Business,Software,-59.99
03/22/2026,TRANSFER TO SAVINGS,Chase,Checking,Personal,Transfer,-300.00
""",
        {("HARBOR VINE", None): 1200.0, ("NORTHWIND DENTAL", None): 640.0},
        2,
        ("2026-03-02", "2026-03-15"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "Openbank / Santander in cells with a currency and dates with words",
        """Titular: SAM RIVERA
Cuenta: ES79 0073 0100 5000 0000 0001
;Fecha Operación;;Fecha Valor;;Concepto;;Importe;;Saldo
;02/03/2026;;02/03/2026;;TRANSFERENCIA DE CLINICA SOL SL, CONCEPTO FACTURA 12;;1.210,00;;3.210,00
;05/03/2026;;05/03/2026;;RECIBO ENDESA;;-60,10;;3.149,90
;20/03/2026;;20/03/2026;;TRANSFERENCIA INMEDIATA DE KILIM STUDIO, CONCEPTO CARTA;;450,50;;3.600,40
;21/03/2026;;21/03/2026;;BIZUM DE ANA;;20,00;;3.620,40
""",
        {("CLINICA SOL SL", "EUR"): 1210.0, ("KILIM STUDIO", "EUR"): 450.5},
        2,
        ("2026-03-02", "2026-03-20"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "CaixaBank with two lines first and the balance as a word",
        """IBAN;ES79 2100 0000 0000 0000 0001
Saldo disponible;3.210,00 EUR

Fecha;Fecha valor;Movimiento;Más datos;Importe;Saldo
02/03/2026;02/03/2026;TRANSF. A SU FAVOR;CLINICA SOL SL;1.210,00EUR;3.210,00EUR
05/03/2026;05/03/2026;TARJ. :*1234;AMAZON;-30,00EUR;3.180,00EUR
20/03/2026;20/03/2026;TRANSF. A SU FAVOR;KILIM STUDIO;450,50EUR;3.630,50EUR
22/03/2026;22/03/2026;CUOTA AUTONOMOS;TGSS;-294,00EUR;3.336,50EUR
""",
        {("CLINICA SOL SL", "EUR"): 1210.0, ("KILIM STUDIO", "EUR"): 450.5},
        2,
        ("2026-03-02", "2026-03-20"),
        questions=frozenset({"which_credits"}),
        encoding="cp1252",
    ),
    Export(
        "Sabadell: bars between cells and no header",
        """02/03/2026|TRANSFERENCIA DE CLINICA SOL|02/03/2026|1210.00|3210.00|1234|
05/03/2026|RECIBO LUZ|05/03/2026|-60.10|3149.90|1234|
""",
        {("CLINICA SOL", None): 1210.0},
        1,
        ("2026-03-02", "2026-03-02"),
        questions=frozenset({"columns", "which_credits", "date_order"}),
    ),
    Export(
        "ABANCA: dates of day and value, payer in the concept, comma decimals and dots in dates",
        """Fecha ctble;Fecha valor;Concepto;Saldo;Moneda;Importe;Referencia;Descripción
02-03-2026;02-03-2026;TRANSF;3.210,00;EUR;1.210,00;001;CLINICA SOL SL
05-03-2026;05-03-2026;RECIBO;3.149,90;EUR;-60,10;002;ENDESA
20-03-2026;20-03-2026;TRANSF;3.600,40;EUR;450,50;003;KILIM STUDIO
""",
        {("CLINICA SOL SL", "EUR"): 1210.0, ("KILIM STUDIO", "EUR"): 450.5},
        2,
        ("2026-03-02", "2026-03-20"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "Santander México: charges and credits in one list, capital headers",
        """FECHA,HORA,SUCURSAL,DESCRIPCION,CARGO,ABONO,SALDO,REFERENCIA,CONCEPTO
'02032026,10:00,0001,ABONO TRANSFERENCIA SPEI,0.00,11600.00,21600.00,111,PAGO FACTURA A-10 TALLERES LUNA
'05032026,10:00,0001,CARGO PAGO TARJETA CREDITO,3000.00,0.00,18600.00,112,TDC
'20032026,10:00,0001,ABONO TRANSFERENCIA SPEI,0.00,2900.00,21500.00,113,PAGO CAFE DEL VALLE
""",
        {},
        2,
        ("2026-03-02", "2026-03-20"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "HSBC UK: paid in and out with months in words",
        """Date,Type,Description,Paid out,Paid in,Balance
02 Mar 26,CR,QUAYSIDE EVENTS INV 3,,"1,200.00","2,000.00"
05 Mar 26,VIS,INT'L ADOBE,45.10,,"1,954.90"
20 Mar 26,BP,PENNINE CYCLES,,310.00,"2,264.90"
22 Mar 26,DD,VODAFONE,18.00,,"2,246.90"
""",
        {("QUAYSIDE EVENTS", None): 1200.0, ("PENNINE CYCLES", None): 310.0},
        2,
        ("2026-03-02", "2026-03-20"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "Capital One: credits and debits by a word, amounts without signs",
        """Account Number,Transaction Description,Transaction Date,Transaction Type,Transaction Amount,Balance
1234,Deposit from HARBOR VINE LLC,03/14/26,Credit,1850.00,6210.22
1234,Withdrawal to CHASE CREDIT CRD,03/20/26,Debit,500.00,5710.22
1234,Deposit from NORTHWIND DENTAL,03/28/26,Credit,400.00,6110.22
1234,Monthly Interest Paid,03/31/26,Credit,2.10,6112.32
""",
        {("HARBOR VINE LLC", None): 1850.0, ("NORTHWIND DENTAL", None): 400.0},
        2,
        ("2026-03-14", "2026-03-28"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "Citi: status, debit, credit as negative",
        """Status,Date,Description,Debit,Credit
Cleared,03/14/2026,HARBOR VINE LLC ACH,,1850.00
Cleared,03/15/2026,ADOBE,59.99,
Pending,03/28/2026,NORTHWIND DENTAL ACH,,400.00
Cleared,03/29/2026,BLUE FINCH ACH,,250.00
""",
        {("HARBOR VINE LLC", None): 1850.0, ("BLUE FINCH", None): 250.0},
        2,
        ("2026-03-14", "2026-03-29"),
        open=(4,),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "Payhip-like sales: VAT inside the price, refunded marked",
        """Order ID,Date,Buyer,Product,Price,VAT,Fees,Net earnings,Currency,Status
1,2026-03-02,Anna,Guide,24.20,4.20,1.00,19.00,EUR,Paid
2,2026-03-09,Boris,Guide,24.20,4.20,1.00,19.00,EUR,Refunded
3,2026-03-20,Cleo,Course,121.00,21.00,5.00,95.00,EUR,Paid
""",
        {("Anna", "EUR"): 20.0, ("Cleo", "EUR"): 100.0},
        2,
        ("2026-03-02", "2026-03-20"),
    ),
    Export(
        "Shopify-like: gross, refunds, VAT and totals per order over several lines",
        """Name,Email,Financial Status,Paid at,Currency,Subtotal,Taxes,Total,Refunded Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name
#1001,a@x.example,paid,2026-03-02 10:00:00 +0100,EUR,100.00,21.00,121.00,0.00,2026-03-02 09:59:00 +0100,1,Poster,60.00,Anna
#1001,a@x.example,,,,,,,,2026-03-02 09:59:00 +0100,2,Card,20.00,
#1002,b@x.example,partially_refunded,2026-03-09 10:00:00 +0100,EUR,50.00,10.50,60.50,20.00,2026-03-09 09:59:00 +0100,1,Print,50.00,Boris
#1003,c@x.example,voided,,EUR,80.00,16.80,96.80,0.00,2026-03-11 09:59:00 +0100,1,Print,80.00,Cleo
""",
        {("Anna", "EUR"): 100.0, ("Boris", "EUR"): 30.0},
        2,
        ("2026-03-02", "2026-03-09"),
    ),
    Export(
        "Odoo: untaxed and total, signed, states, a credit note",
        """Number,Invoice Partner Display Name,Invoice/Bill Date,Due Date,Tax Excluded,Tax,Total,Total in Currency,Payment Status,Status
INV/2026/0001,Clínica Sol,2026-01-10,2026-02-09,1000.00,210.00,1210.00,1210.00,Paid,Posted
INV/2026/0002,Kilim,2026-01-28,2026-02-27,400.00,84.00,484.00,484.00,Not Paid,Posted
RINV/2026/0001,Clínica Sol,2026-02-02,2026-02-02,-100.00,-21.00,-121.00,-121.00,Paid,Posted
/,Kilim,2026-02-20,2026-03-22,50.00,10.50,60.50,60.50,Not Paid,Draft
INV/2026/0003,Kilim,2026-03-20,2026-04-19,600.00,126.00,726.00,726.00,Paid,Posted
""",
        {("Clínica Sol", None): 900.0, ("Kilim", None): 600.0},
        2,
        ("2026-01-10", "2026-03-20"),
        open=(3,),
    ),
    Export(
        "Sage: net, VAT and gross with types SI and SC",
        """Type,Date,Ref,Account,Name,Details,Net,VAT,Gross,Paid
SI,02/03/2026,1001,QUA01,Quayside Events,Website,1000.00,200.00,1200.00,Yes
SI,15/03/2026,1002,PEN01,Pennine Cycles,Copy,300.00,60.00,360.00,No
SC,20/03/2026,1003,QUA01,Quayside Events,Credit note,-100.00,-20.00,-120.00,Yes
SI,02/04/2026,1004,PEN01,Pennine Cycles,Logo,250.00,50.00,300.00,Yes
""",
        {("Quayside Events", None): 900.0, ("Pennine Cycles", None): 250.0},
        2,
        ("2026-03-02", "2026-04-02"),
        open=(3,),
    ),
    Export(
        "Spanish sheet with VAT and withholding where the total is what came in",
        """Nº;Fecha;Cliente;Importe bruto;IVA (21%);IRPF (15%);Total a cobrar;Fecha cobro
1;10/01/26;Clínica Sol;1.000,00 €;210,00 €;150,00 €;1.060,00 €;15/02/26
2;25/01/26;Kilim;500,00 €;105,00 €;75,00 €;530,00 €;
3;14/02/26;Kilim;200,00 €;42,00 €;30,00 €;212,00 €;20/03/26
""",
        {("Clínica Sol", "EUR"): 1000.0, ("Kilim", "EUR"): 200.0},
        2,
        ("2026-01-10", "2026-02-14"),
        open=(3,),
        paid={2: "2026-02-15"},
    ),
    Export(
        "only totals, their VAT and what was withheld are known",
        """Fecha;Cliente;IVA;IRPF;Total
10/01/2026;Clínica Sol;210,00;150,00;1060,00
25/01/2026;Kilim;105,00;75,00;530,00
""",
        {("Clínica Sol", "EUR"): 1000.0, ("Kilim", "EUR"): 500.0},
        2,
        ("2026-01-10", "2026-01-25"),
    ),
    Export(
        "double-entry journal: debe and haber by account",
        """Asiento;Fecha;Cuenta;Nombre cuenta;Concepto;Debe;Haber
1;10/01/2026;43000001;Clínica Sol;Fra. 1;1210,00;
1;10/01/2026;70500000;Prestación de servicios;Fra. 1 Clínica Sol;;1000,00
1;10/01/2026;47700021;IVA repercutido;Fra. 1;;210,00
2;15/02/2026;57200000;Banco;Cobro fra. 1;1210,00;
2;15/02/2026;43000001;Clínica Sol;Cobro fra. 1;;1210,00
3;20/02/2026;43000002;Kilim;Fra. 2;605,00;
3;20/02/2026;70500000;Prestación de servicios;Fra. 2 Kilim;;500,00
3;20/02/2026;47700021;IVA repercutido;Fra. 2;;105,00
""",
        {},
        2,
        ("2026-01-10", "2026-02-20"),
        questions=frozenset({"client_column"}),
    ),
)
