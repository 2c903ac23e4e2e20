"""Exports of sources that the corpus lacks, written after their published headers, with what each must give."""

# ruff: noqa: E501, W291  # the lines of these files are as long as the exports that they stand for

from __future__ import annotations

from tests.exchange.upload.export import Export

WISE_HISTORY = Export(
    "wise history: unsigned amounts, direction, cancelled rows",
    """ID,Status,Direction,Created on,Finished on,Source fee amount,Source fee currency,Target fee amount,Target fee currency,Source name,Source amount (after fees),Source currency,Target name,Target amount (after fees),Target currency,Exchange rate,Reference,Batch,Created by,Category,Note
TRANSFER-101,COMPLETED,IN,2026-05-02 10:11:12,2026-05-02 10:20:00,0.00,EUR,,,Möbelwerk GmbH,1500.00,EUR,Sam Rivera,1500.00,EUR,1.0,INV 7,,,General,
TRANSFER-102,COMPLETED,OUT,2026-05-04 09:00:00,2026-05-04 09:10:00,0.55,EUR,,,Sam Rivera,800.00,EUR,Sam Rivera,800.00,EUR,1.0,,,,General,
TRANSFER-103,CANCELLED,IN,2026-05-09 12:00:00,,0.00,EUR,,,Acme Ltd,900.00,EUR,Sam Rivera,900.00,EUR,1.0,INV 8,,,General,
BALANCE-104,COMPLETED,NEUTRAL,2026-05-10 12:00:00,2026-05-10 12:00:01,1.20,EUR,,,Sam Rivera,300.00,EUR,Sam Rivera,325.10,USD,1.0836,,,,,
TRANSFER-105,COMPLETED,IN,2026-06-02 10:11:12,2026-06-02 10:20:00,0.00,EUR,,,Acme Ltd,950.50,EUR,Sam Rivera,950.50,EUR,1.0,INV 9,,,General,
CARD-106,COMPLETED,OUT,2026-06-03 10:11:12,2026-06-03 10:20:00,0.00,EUR,,,Sam Rivera,12.40,EUR,Hetzner,12.40,EUR,1.0,,,,Software,
TRANSFER-107,REFUNDED,OUT,2026-06-05 10:11:12,,0.00,EUR,,,Sam Rivera,40.00,EUR,Old Client,40.00,EUR,1.0,,,,,
""",
    {("Möbelwerk GmbH", "EUR"): 1500.0, ("Acme Ltd", "EUR"): 950.5},
    2,
    ("2026-05-02", "2026-06-02"),
)

REVOLUT = Export(
    "revolut business: localised descriptions, TOPUP is income",
    "\ufeffDate started (UTC),Date completed (UTC),Date started (Europe/Madrid),Date completed (Europe/Madrid),ID,Type,State,Description,Reference,Payer,Card number,Card label,Card state,Orig currency,Orig amount,Payment currency,Amount,Total amount,Exchange rate,Fee,Fee currency,Balance,Account,Beneficiary account number,MCC,Related transaction id,Spend program\n"
    "2026-03-30,2026-03-30,2026-03-30,2026-03-30,aa-1,TOPUP,COMPLETED,Dinero añadido por Bodegas Peñalba SA,Factura 12,,,,,EUR,1210.00,EUR,1210.00,1210.00,,0.00,EUR,5210.00,Main,,,,\n"
    "2026-03-28,2026-03-28,2026-03-28,2026-03-28,aa-2,CARD_PAYMENT,COMPLETED,Adobe,,Sam Rivera,1234,Online,ACTIVE,EUR,-24.19,EUR,-24.19,-24.19,,0.00,EUR,4000.00,Main,,5734,,\n"
    "2026-03-20,2026-03-20,2026-03-20,2026-03-20,aa-3,TRANSFER,COMPLETED,A Sam Rivera,Sueldo,Sam Rivera,,,,EUR,-900.00,EUR,-900.00,-900.20,,0.20,EUR,4024.19,Main,ES00,,,\n"
    "2026-03-15,2026-03-15,2026-03-15,2026-03-15,aa-4,EXCHANGE,COMPLETED,Cambio a USD,,Sam Rivera,,,,EUR,-100.00,EUR,-100.00,-100.00,1.08,0.00,EUR,4924.19,Main,,,,\n"
    "2026-03-10,,2026-03-10,,aa-5,TOPUP,PENDING,Dinero añadido por Hotel Mar Menor,,,,,,EUR,300.00,EUR,300.00,300.00,,0.00,EUR,,Main,,,,\n"
    "2026-03-08,,2026-03-08,,aa-6,TRANSFER,REVERTED,A Imprenta Sol,,Sam Rivera,,,,EUR,-50.00,EUR,-50.00,-50.00,,0.00,EUR,,Main,,,,\n"
    "2026-02-27,2026-02-28,2026-02-27,2026-02-28,aa-7,TOPUP,COMPLETED,Dinero añadido por Bodegas Peñalba SA,Factura 9,,,,,EUR,605.00,EUR,605.00,605.00,,0.00,EUR,5024.19,Main,,,,\n"
    "2026-02-01,2026-02-01,2026-02-01,2026-02-01,aa-8,FEE,COMPLETED,Comisión mensual del plan,,,,,,EUR,-10.00,EUR,-10.00,-10.00,,0.00,EUR,4419.19,Main,,,,\n",
    {("Bodegas Peñalba SA", "EUR"): 1815.0},
    2,
    ("2026-02-28", "2026-03-30"),
    open=(6,),
)

PAYONEER = Export(
    "payoneer: two amount columns",
    """Transaction Date,Time,Time Zone,Transaction ID,Description,Credit Amount,Debit Amount,Currency,Transfer Amount,Transfer Amount Currency,Status,Running Balance,Additional Description,Store Name,Source,Target,Reference ID
06/28/2026,10:15:00,UTC,900001,Payment from Northwind Dental,"1,250.00",,USD,,,Completed,"3,410.00",,,,,
06/20/2026,10:15:00,UTC,900002,Withdrawal to bank account ending 1234,,"2,000.00",USD,"1,850.00",EUR,Completed,"2,160.00",,,,,
06/12/2026,10:15:00,UTC,900003,Payment from Harbor & Vine LLC,860.00,,USD,,,Completed,"4,160.00",,,,,
06/12/2026,10:15:01,UTC,900004,Payment fee,,8.60,USD,,,Completed,"4,151.40",,,,,
05/30/2026,10:15:00,UTC,900005,Payment from Northwind Dental,"1,100.00",,USD,,,Completed,"3,300.00",,,,,
05/29/2026,10:15:00,UTC,900006,Payment from Bad Payer Inc,300.00,,USD,,,Cancelled,,,,,,
05/02/2026,10:15:00,UTC,900007,Card charge (AMZN MKTP),,19.99,USD,,,Completed,"2,200.00",,,,,
""",
    {("Northwind Dental", "USD"): 2350.0, ("Harbor & Vine LLC", "USD"): 860.0},
    3,
    ("2026-05-30", "2026-06-28"),
)

XERO = Export(
    "xero sales invoices: a row per line, totals repeated, tax inside",
    """ContactName,EmailAddress,POAddressLine1,POCity,InvoiceNumber,Reference,InvoiceDate,DueDate,PlannedDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,InventoryItemCode,Description,Quantity,UnitAmount,Discount,LineAmount,AccountCode,TaxType,TaxAmount,TrackingName1,Currency,Type,Sent,Status
Quayside Events Ltd,q@x.example,1 Dock St,Leeds,INV-0001,,14/03/2026,13/04/2026,,1200.00,200.00,1200.00,0.00,,Website,1,600.00,,600.00,200,20% (VAT on Income),120.00,,GBP,Sales invoice,Sent,Paid
Quayside Events Ltd,q@x.example,1 Dock St,Leeds,INV-0001,,14/03/2026,13/04/2026,,1200.00,200.00,1200.00,0.00,,Hosting,1,400.00,,400.00,200,20% (VAT on Income),80.00,,GBP,Sales invoice,Sent,Paid
Pennine Cycles Ltd,p@x.example,"2 Hill Rd
Unit 4",Hull,INV-0002,,02/04/2026,02/05/2026,,360.00,60.00,0.00,360.00,,Copy,1,300.00,,300.00,200,20% (VAT on Income),60.00,,GBP,Sales invoice,Sent,Awaiting Payment
Pennine Cycles Ltd,p@x.example,2 Hill Rd,Hull,INV-0003,,05/04/2026,05/05/2026,,120.00,20.00,0.00,120.00,,Copy,1,100.00,,100.00,200,20% (VAT on Income),20.00,,GBP,Sales invoice,,Draft
Quayside Events Ltd,q@x.example,1 Dock St,Leeds,INV-0004,,28/04/2026,28/05/2026,,600.00,100.00,0.00,0.00,,Website,1,500.00,,500.00,200,20% (VAT on Income),100.00,,GBP,Sales invoice,Sent,Voided
Quayside Events Ltd,q@x.example,1 Dock St,Leeds,INV-0005,,29/04/2026,29/05/2026,,960.00,160.00,960.00,0.00,,Website,2,400.00,,800.00,200,20% (VAT on Income),160.00,,GBP,Sales invoice,Sent,Paid
""",
    {("Quayside Events Ltd", "GBP"): 1800.0},
    2,
    ("2026-03-14", "2026-04-29"),
    open=(4,),
)

PAYPAL_ES = Export(
    "paypal es: header cells end in a space, decimal comma after a comma delimiter",
    '\ufeff"Fecha ","Hora ","Zona horaria ","Descripción","Divisa","Bruto ","Comisión ","Neto","Saldo","Id. de transacción","Correo electrónico del remitente","Nombre","Nombre del banco","Cuenta bancaria","Importe de gastos de envío","Impuesto sobre ventas","Id. de factura","Id. de transacción de referencia"\n'
    '"1/7/2025","10:00:00","Europe/Madrid","Pago de factura","EUR","1.250,00","-42,85","1.207,15","1.207,15","AB1","a@x.example","Estudio Güell","","","0,00","0,00","F-1",""\n'
    '"4/7/2025","10:00:00","Europe/Madrid","Retirada iniciada por el usuario","EUR","-1.000,00","0,00","-1.000,00","207,15","AB2","","","BBVA","1234","0,00","0,00","",""\n'
    '"15/8/2025","10:00:00","Europe/Madrid","Pago móvil","EUR","300,00","-10,50","289,50","496,65","AB3","b@x.example","Bodegas Peñalba","","","0,00","0,00","F-2",""\n'
    '"16/8/2025","10:00:00","Europe/Madrid","Conversión de divisas general","EUR","-50,00","0,00","-50,00","446,65","AB4","","","","","0,00","0,00","",""\n'
    '"20/8/2025","10:00:00","Europe/Madrid","Reembolso de pago","EUR","-100,00","3,40","-96,60","350,05","AB5","a@x.example","Bodegas Peñalba","","","0,00","0,00","","AB3"\n'
    '"2/9/2025","10:00:00","Europe/Madrid","Pago preaprobado a usuario de factura de pago","EUR","-12,09","0,00","-12,09","337,96","AB6","c@x.example","Adobe","","","0,00","0,00","",""\n',
    {("Estudio Güell", "EUR"): 1250.0, ("Bodegas Peñalba", "EUR"): 200.0},
    2,
    ("2025-07-01", "2025-08-15"),
)

FIVERR = Export(
    "fiverr: total before the service fee, revenue after it",
    """Date,Order Number,Buyer,Description,Total,Revenue,Service Fee
2026-03-02,FO1,brandlab,Logo design,100.00,80.00,20.00
2026-03-19,FO2,acme_inc,Landing page,250.00,200.00,50.00
2026-04-02,FO3,brandlab,Brand book,400.00,320.00,80.00
""",
    {("brandlab", None): 500.0, ("acme_inc", None): 250.0},
    3,
    ("2026-03-02", "2026-04-02"),
)

FIVERR_TYPES = Export(
    "fiverr earnings with types and no buyer",
    """Date,Type,Order ID,Description,Amount,Currency,Net Amount
2026-03-02,Order,FO1,Order completed: logo,100.00,USD,80.00
2026-03-10,Withdrawal,,Withdrawal to PayPal,-80.00,USD,-80.00
2026-03-19,Order,FO2,Order completed: landing page,250.00,USD,200.00
2026-03-20,Tip,FO2,Tip,20.00,USD,16.00
""",
    {},
    3,
    ("2026-03-02", "2026-03-20"),
    questions=frozenset({"client_column"}),
)

ANDCO = Export(
    "fiverr workspace income",
    """Date,Description,Source,Total
03/02/2026,Invoice 12,Northwind Dental,1200
03/19/2026,Invoice 13,Blue Finch Studio,850.50
""",
    {("Northwind Dental", None): 1200.0, ("Blue Finch Studio", None): 850.5},
    2,
    ("2026-03-02", "2026-03-19"),
)

FREELANCER = Export(
    "freelancer.com: descriptions only, newest first",
    """date,description,currency,amount,balance
2026-05-20 10:00,"Withdrawal to PayPal",USD,-500.00,155.00
2026-05-19 10:00,"Project fee taken (Build a shop)",USD,-45.00,655.00
2026-05-19 10:00,"Milestone payment from shopowner77 for project Build a shop",USD,450.00,700.00
2026-05-02 10:00,"Milestone payment from acmeco for project Logo",USD,250.00,250.00
""",
    {("shopowner77", "USD"): 450.0, ("acmeco", "USD"): 250.0},
    2,
    ("2026-05-02", "2026-05-19"),
)

SPONSORS = Export(
    "github sponsors: dollar signs, zoned times, failed rows",
    """Sponsor Handle,Sponsor Profile Name,Sponsor Public Email,Sponsorship Started On,Is Public?,Is Yearly?,Transaction ID,Tier Name,Tier Monthly Amount,Processed Amount,Is Prorated?,Status,Transaction Date,Metadata,Country,Region,VAT
octo,Octo Corp,,2023-01-01 10:00:00 +0200,true,false,ch_1,$50 a month,$50.00,$50.00,false,settled,2023-05-07 21:46:01 +0200,,US,,
anna,Anna Ng,,2023-01-01 10:00:00 +0200,true,false,ch_2,$5 a month,$5.00,$4.52,true,settled,2023-05-17 21:46:01 +0200,,US,,
octo,Octo Corp,,2023-01-01 10:00:00 +0200,true,false,ch_3,$50 a month,$50.00,$50.00,false,failed,2023-06-07 21:46:01 +0200,,US,,
octo,Octo Corp,,2023-01-01 10:00:00 +0200,true,false,ch_4,$50 a month,$50.00,$50.00,false,settled,2023-06-09 21:46:01 +0200,,US,,
""",
    {("Octo Corp", "USD"): 100.0, ("Anna Ng", "USD"): 4.52},
    3,
    ("2023-05-07", "2023-06-09"),
)

COLLECTIVE = Export(
    "open collective",
    """"datetime","shortId","shortGroup","description","type","kind","isRefund","isRefunded","shortRefundId","displayAmount","amount","paymentProcessorFee","netAmount","balance","currency","accountSlug","accountName","oppositeAccountSlug","oppositeAccountName"
"2026-04-01T10:00:00","a1","g1","Monthly contribution from Acme","CREDIT","CONTRIBUTION","","","","$100.00 USD",100,-4.7,95.3,95.3,"USD","me","Me","acme","Acme"
"2026-04-01T10:00:00","a2","g1","Host Fee","DEBIT","HOST_FEE","","","","-$10.00 USD",-10,0,-10,85.3,"USD","me","Me","osc","Open Source Collective"
"2026-04-09T10:00:00","a3","g2","Laptop","DEBIT","EXPENSE","","","","-$60.00 USD",-60,0,-60,25.3,"USD","me","Me","sam","Sam"
"2026-05-01T10:00:00","a4","g3","Contribution from Birch","CREDIT","CONTRIBUTION","","","","$250.00 USD",250,-8,242,267.3,"USD","me","Me","birch","Birch Fund"
"2026-05-03T10:00:00","a5","g4","Refund of contribution","DEBIT","CONTRIBUTION","REFUND","","a1","-$100.00 USD",-100,0,-100,167.3,"USD","me","Me","acme","Acme"
""",
    {("Birch Fund", "USD"): 250.0},
    1,
    ("2026-05-01", "2026-05-01"),
)

WAVE = Export(
    "wave accounting: double entry, a header that is one space",
    """Transaction ID,Transaction Date,Account Name,Transaction Description,Transaction Line Description,Amount (One column), ,Debit Amount (Two Column Approach),Credit Amount (Two Column Approach),Other Accounts for this Transaction,Customer,Vendor,Invoice Number,Bill Number,Notes / Memo,Amount Before Sales Tax,Sales Tax Amount,Sales Tax Name,Transaction Date Added,Transaction Date Last Modified,Account Group,Account Type,Account ID
1001,2026-01-15,Accounts Receivable,Acme - Invoice 1,,1100.00,,1100.00,,Consulting,Acme,,1,,,,,,2026-01-15,2026-01-15,Asset,Accounts Receivable,
1001,2026-01-15,Consulting Income,Acme - Invoice 1,Design,1000.00,,,1000.00,Accounts Receivable,Acme,,1,,,,,,2026-01-15,2026-01-15,Income,Income,
1001,2026-01-15,Sales Tax,Acme - Invoice 1,,100.00,,,100.00,Accounts Receivable,Acme,,1,,,,,,2026-01-15,2026-01-15,Liability,Sales Taxes,
1002,2026-02-10,Cash on Hand,Payment Acme,,1100.00,,1100.00,,Accounts Receivable,Acme,,1,,,,,,2026-02-10,2026-02-10,Asset,Cash and Bank,
1002,2026-02-10,Accounts Receivable,Payment Acme,,-1100.00,,,1100.00,Cash on Hand,Acme,,1,,,,,,2026-02-10,2026-02-10,Asset,Accounts Receivable,
1003,2026-02-20,Software,Adobe,,20.00,,20.00,,Cash on Hand,,Adobe,,,,,,,2026-02-20,2026-02-20,Expense,Operating Expense,
1003,2026-02-20,Cash on Hand,Adobe,,-20.00,,,20.00,Software,,Adobe,,,,,,,2026-02-20,2026-02-20,Asset,Cash and Bank,
1004,2026-03-05,Accounts Receivable,Birch - Invoice 2,,700.00,,700.00,,Consulting,Birch,,2,,,,,,2026-03-05,2026-03-05,Asset,Accounts Receivable,
1004,2026-03-05,Consulting Income,Birch - Invoice 2,Copy,700.00,,,700.00,Accounts Receivable,Birch,,2,,,,,,2026-03-05,2026-03-05,Income,Income,
""",
    {("Acme", None): 1000.0, ("Birch", None): 700.0},
    2,
    ("2026-01-15", "2026-03-05"),
)

CLOCKIFY = Export(
    "clockify detailed: currency in the header, 12 hour clock, breaks",
    """"Project","Client","Description","Task","User","Group","Email","Tags","Type","Billable","Invoiced","Invoice ID","Start Date","Start Time","End Date","End Time","Duration (h)","Duration (decimal)","Billable Rate (EUR)","Billable Amount (EUR)","Date of creation"
"Site","Foxglove","Layout","","Sam","","s@x.example","","Regular","Yes","No","","03/14/2026","09:00:00 AM","03/14/2026","11:30:00 AM","02:30:00","2.50","60.00","150.00","03/14/2026"
"Site","Foxglove","Lunch","","Sam","","s@x.example","","Break","No","No","","03/14/2026","12:00:00 PM","03/14/2026","12:30:00 PM","00:30:00","0.50","0.00","0.00","03/14/2026"
"Site","Foxglove","Layout","","Sam","","s@x.example","","Regular","Yes","No","","03/20/2026","09:00:00 AM","03/20/2026","10:00:00 AM","01:00:00","1.00","60.00","60.00","03/20/2026"
"Menu","Thistle","Copy","","Sam","","s@x.example","","Regular","No","No","","04/02/2026","09:00:00 AM","04/02/2026","10:00:00 AM","01:00:00","1.00","0.00","0.00","04/02/2026"
"Menu","Thistle","Copy","","Sam","","s@x.example","","Regular","Yes","No","","04/03/2026","09:00:00 AM","04/03/2026","13:00:00 PM","04:00:00","4.00","50.00","200.00","04/03/2026"
""",
    {("Foxglove", "EUR"): 210.0, ("Thistle", "EUR"): 200.0},
    2,
    ("2026-03-20", "2026-04-03"),
    hours=7.5,
)

KIMAI = Export(
    "kimai export",
    """Date,From,To,Duration,Currency,Price,Internal price,Hourly price,Fixed price,Name,User,E-mail,Staff number,Customer,Project,Activity,Description,Billable,Tags,Type,Category,Customer number,VAT-ID,Order number
2026-03-02,09:00,11:30,2:30,EUR,150.00,0.00,60.00,,Sam,sam,s@x.example,,Bäckerei Süß,Webshop,Design,,Yes,,timesheet,work,0001,,
2026-03-05,09:00,09:06,0:06,EUR,6.00,0.00,60.00,,Sam,sam,s@x.example,,Bäckerei Süß,Webshop,Call,,Yes,,timesheet,work,0001,,
2026-04-05,09:00,13:00,4:00,EUR,320.00,0.00,80.00,,Sam,sam,s@x.example,,Big Company,Portal,Code,,Yes,,timesheet,work,0002,,
""",
    {("Bäckerei Süß", "EUR"): 156.0, ("Big Company", "EUR"): 320.0},
    2,
    ("2026-03-05", "2026-04-05"),
    hours=6.6,
)

KIMAI_DE = Export(
    "kimai export in German",
    """Datum,Von,Bis,Dauer,Währung,Preis,Interner Preis,Stundensatz,Festpreis,Name,Benutzer,E-Mail,Kunde,Projekt,Tätigkeit,Beschreibung
02.03.2026,09:00,11:30,2:30,EUR,"150,00","0,00","60,00",,Sam,sam,s@x.example,Bäckerei Süß,Webshop,Design,
05.03.2026,09:00,10:00,1:00,EUR,"1.060,50","0,00","60,00",,Sam,sam,s@x.example,Bäckerei Süß,Webshop,Call,
""",
    {("Bäckerei Süß", "EUR"): 1210.5},
    1,
    ("2026-03-05", "2026-03-05"),
    hours=3.5,
)

ZOHO = Export(
    "zoho invoice: a row per line, subtotal and total repeated",
    """Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer ID,Customer Name,Due Date,PurchaseOrder,Currency Code,Exchange Rate,Item Name,Item Desc,Quantity,Item Price,Item Total,Item Tax Amount,SubTotal,Total,Balance
2026-02-03,2000000000000012345,INV-1,Closed,2000000000000012001,Pinecrest School,2026-03-03,,USD,1.0,Design,,2,300.00,600.00,60.00,1000.00,1100.00,0.00
2026-02-03,2000000000000012345,INV-1,Closed,2000000000000012001,Pinecrest School,2026-03-03,,USD,1.0,Copy,,1,400.00,400.00,40.00,1000.00,1100.00,0.00
2026-03-10,2000000000000012346,INV-2,Overdue,2000000000000012002,Tidewater Legal,2026-04-10,,USD,1.0,Design,,1,500.00,500.00,0.00,500.00,500.00,500.00
2026-03-12,2000000000000012347,INV-3,Void,2000000000000012002,Tidewater Legal,2026-04-10,,USD,1.0,Design,,1,500.00,500.00,0.00,500.00,500.00,0.00
2026-04-18,2000000000000012348,INV-4,Closed,2000000000000012002,Tidewater Legal,2026-05-18,,USD,1.0,Design,,3,250.00,750.00,0.00,750.00,750.00,0.00
""",
    {("Pinecrest School", "USD"): 1000.0, ("Tidewater Legal", "USD"): 750.0},
    2,
    ("2026-02-03", "2026-04-18"),
    open=(4,),
)

HONEYBOOK = Export(
    "honeybook: tab separated, address behind the name",
    "CLIENT_INFO\tPROJECT_NAME\tPROJECT_DATE\tTRANSACTION_DATE\tTOTAL_AMOUNT\tNET_AMOUNT\tTRANSACTION_FEE\tPAYMENT_STATUS\tCHARGE_NOTES\n"
    "Ana Ruiz (ana@x.example)\tWedding\t09/12/2026\t03/15/2026\t$1,500.00\t$1,456.50\t$43.50\tPaid\tRetainer\n"
    "Ana Ruiz (ana@x.example)\tWedding\t09/12/2026\t05/20/2026\t$1,500.00\t$1,456.50\t$43.50\tPaid\tPayment 2\n"
    "Bo Lind (bo@x.example)\tPortraits\t04/02/2026\t03/28/2026\t$400.00\t$388.40\t$11.60\tPaid\tPayment 1\n"
    "Bo Lind (bo@x.example)\tPortraits\t04/02/2026\t04/28/2026\t$100.00\t$97.10\t$2.90\tFailed\tPayment 2\n",
    {("Ana Ruiz", "USD"): 3000.0, ("Bo Lind", "USD"): 400.0},
    3,
    ("2026-03-15", "2026-05-20"),
)

HOLDED = Export(
    "holded: header fields on the first line of an invoice only, price times units",
    """Num factura;Formato de numeración;Fecha dd/mm/yyyy;Fecha de vencimiento;Descripción;Nombre del contacto;NIF;Dirección;Concepto;Descripción del producto;SKU;Precio unidad;Unidades;Descuento %;IVA;Retención;Rec. de eq.;Operación;Forma de pago;Cantidad cobrada;Fecha de cobro
F26001;F26;14/01/2026;13/02/2026;Web;Estudio Güell SL;B1;C/ Sol;Diseño;;;500,00;1;0;21%;15%;;;;1060,00;20/01/2026
;;;;;;;;Textos;;;100,00;5;0;21%;15%;;;;;
F26002;F26;02/02/2026;04/03/2026;Copy;Bodegas Peñalba SA;A1;C/ Luna;Copy;;;80,00;10;10;21%;15%;;;;763,20;01/03/2026
F26003;F26;20/02/2026;22/03/2026;Copy;Bodegas Peñalba SA;A1;C/ Luna;Copy;;;300,00;1;0;21%;15%;;;;0,00;
""",
    {("Estudio Güell SL", "EUR"): 1000.0, ("Bodegas Peñalba SA", "EUR"): 720.0},
    2,
    ("2026-01-14", "2026-02-02"),
    open=(5,),
)

BBVA_ES = Export(
    "bbva españa: preamble, duplicate header, payer in the remarks",
    ";;;;;;;;\n;Últimos movimientos;;;;;;;\n;;;;;;;;\n"
    ";F.Valor;Fecha;Concepto;Movimiento;Importe;Divisa;Disponible;Divisa;Observaciones\n"
    ";15/06/2026;15/06/2026;Transferencia recibida;Transferencia;1210;EUR;5210;EUR;BODEGAS PEÑALBA SA FACTURA 12\n"
    ";12/06/2026;12/06/2026;Pago con tarjeta;Amazon;-50;EUR;4000;EUR;\n"
    ";03/06/2026;03/06/2026;Adeudo autonomos;Tgss;-320,5;EUR;4050;EUR;RETA\n"
    ";28/05/2026;28/05/2026;Transferencia recibida;Transferencia;605,25;EUR;4370,5;EUR;HOTEL MAR MENOR\n"
    ";20/05/2026;20/05/2026;Traspaso desde cuenta;Traspaso;1000;EUR;3765,25;EUR;\n",
    {("BODEGAS PEÑALBA SA", "EUR"): 1210.0, ("HOTEL MAR MENOR", "EUR"): 605.25},
    2,
    ("2026-05-28", "2026-06-15"),
    questions=frozenset({"which_credits"}),
)

BBVA_MX = Export(
    "bbva méxico: cargo and abono, month names, no currency",
    "Fecha,Concepto / Referencia,Cargo,Abono,Saldo\n"
    '01/AGO/2026,SPEI RECIBIDO DE TACOS EL GÜERO,,"12,500.00","45,100.00"\n'
    '03/AGO/2026,PAGO TARJETA DE CREDITO,"3,200.50",,"41,899.50"\n'
    '15/AGO/2026,SPEI RECIBIDO DE DESPACHO IBARRA SC,,"8,000.00","49,899.50"\n'
    '20/AGO/2026,COMISION MANEJO DE CUENTA,"150.00",,"49,749.50"\n'
    '02/SEP/2026,SPEI RECIBIDO DE TACOS EL GÜERO,,"12,500.00","62,249.50"\n',
    {("TACOS EL GÜERO", None): 25000.0, ("DESPACHO IBARRA SC", None): 8000.0},
    3,
    ("2026-08-01", "2026-09-02"),
    questions=frozenset({"which_credits"}),
)

SANTANDER = Export(
    "santander: IBAN lines, amounts with the currency behind",
    "IBAN;ES12 0049 0000 1111 2222\nTitular;SAM RIVERA\n\nFECHA OPERACIÓN;FECHA VALOR;CONCEPTO;IMPORTE EUR;SALDO\n"
    "29/06/2026;29/06/2026;TRANSFERENCIA DE ESTUDIO GÜELL SL, CONCEPTO FACTURA 7;1.000,00 EUR;3.200,00 EUR\n"
    "12/06/2026;12/06/2026;COMPRA TARJ. MERCADONA;-45,30 EUR;2.200,00 EUR\n"
    "02/06/2026;02/06/2026;TRANSFERENCIA DE HOTEL MAR MENOR, CONCEPTO WEB;484,00 EUR;2.245,30 EUR\n",
    {("ESTUDIO GÜELL SL", "EUR"): 1000.0, ("HOTEL MAR MENOR", "EUR"): 484.0},
    2,
    ("2026-06-02", "2026-06-29"),
    questions=frozenset({"which_credits"}),
    encoding="cp1252",
)

SAT = Export(
    "sat méxico: tilde, issued and received mixed, cancelled, credit note",
    "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~NombreReceptor~RfcPac~FechaEmision~FechaCertificacionSat~Monto~EfectoComprobante~Estatus~FechaCancelacion\n"
    "11111111-1111-1111-1111-111111111111~RIVS800101AB1~Sam Rivera~TEG010101AB2~Tacos El Güero~SAT970701NN3~2026-01-15 12:00:00~2026-01-15 12:00:05~11600.00~I~1~\n"
    "11111111-1111-1111-1111-111111111112~RIVS800101AB1~Sam Rivera~DIA010101AB3~Despacho Ibarra SC~SAT970701NN3~2026-02-20 12:00:00~2026-02-20 12:00:05~5800.00~I~1~\n"
    "11111111-1111-1111-1111-111111111113~RIVS800101AB1~Sam Rivera~DIA010101AB3~Despacho Ibarra SC~SAT970701NN3~2026-02-25 12:00:00~2026-02-25 12:00:05~800.00~E~1~\n"
    "11111111-1111-1111-1111-111111111114~TEL010101AB4~Telmex~RIVS800101AB1~Sam Rivera~SAT970701NN3~2026-02-26 12:00:00~2026-02-26 12:00:05~599.00~I~1~\n"
    "11111111-1111-1111-1111-111111111115~RIVS800101AB1~Sam Rivera~TEG010101AB2~Tacos El Güero~SAT970701NN3~2026-03-01 12:00:00~2026-03-01 12:00:05~9000.00~I~0~2026-03-02 10:00:00\n"
    "11111111-1111-1111-1111-111111111116~RIVS800101AB1~Sam Rivera~TEG010101AB2~Tacos El Güero~SAT970701NN3~2026-03-03 12:00:00~2026-03-03 12:00:05~0.00~P~1~\n"
    "11111111-1111-1111-1111-111111111117~RIVS800101AB1~Sam Rivera~TEG010101AB2~Tacos El Güero~SAT970701NN3~2026-03-15 12:00:00~2026-03-15 12:00:05~11600.00~I~1~\n",
    {("Tacos El Güero", "MXN"): 23200.0, ("Despacho Ibarra SC", "MXN"): 5000.0},
    3,
    ("2026-01-15", "2026-03-15"),
)

HARVEST_INVOICES = Export(
    "harvest invoice report: spaces in thousands, written off, an address over two lines",
    """Issue Date,Last Payment Date,ID,PO Number,Client,Subject,Invoice Amount,Paid Amount,Balance,Subtotal,Discount,Tax,Tax2,Currency,Currency Symbol,Document Type,Client Address
2026-01-15,2026-02-10,101,,Nordlys AB,Web,"25 200,0","25 200,0","0,0","20 160,0","0,0","5 040,0","0,0",Swedish Krona - SEK,kr,invoice,"Storgatan 1
Stockholm"
2026-02-15,,102,,Nordlys AB,Web,"1 250,5","0,0","1 250,5","1 000,4","0,0","250,1","0,0",Swedish Krona - SEK,kr,invoice,
2026-03-15,,103,,Fjord AS,Web,"500,0","0,0","0,0","400,0","0,0","100,0","0,0",Swedish Krona - SEK,kr,invoice,
2026-04-15,2026-05-01,104,,Fjord AS,Web,"1 125,0","1 125,0","0,0","1 000,0","100,0","225,0","0,0",Swedish Krona - SEK,kr,invoice,
""",
    {("Nordlys AB", "SEK"): 20160.0, ("Fjord AS", "SEK"): 900.0},
    2,
    ("2026-01-15", "2026-04-15"),
    open=(3,),
    paid={2: "2026-02-10", 5: "2026-05-01"},
)

STRIPE_PAYMENTS = Export(
    "stripe payments: refunds in a column",
    """id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Decline Reason,Description,Fee,Refunded date (UTC),Statement Descriptor,Status,Seller Message,Taxes On Fee,Card ID,Customer ID,Customer Description,Customer Email,Invoice ID,Transfer
ch_1,2026-04-02 10:01:02,"1,200.00",0.00,usd,true,"1,200.00",0.00,usd,,Website,35.10,,,Paid,Payment complete.,0.00,card_1,cus_1,,ana@acme.example,in_1,tr_1
ch_2,2026-04-12 10:01:02,300.00,100.00,usd,true,300.00,100.00,usd,,Logo,9.00,2026-04-14 10:00:00,,Paid,Payment complete.,0.00,card_2,cus_2,,bo@birch.example,in_2,tr_2
ch_3,2026-04-15 10:01:02,400.00,0.00,usd,false,400.00,0.00,usd,insufficient_funds,Logo,0.00,,,Failed,The bank declined.,0.00,card_2,cus_2,,bo@birch.example,in_3,
ch_4,2026-05-02 10:01:02,500.00,500.00,usd,true,500.00,500.00,usd,,Copy,14.00,2026-05-04 10:00:00,,Refunded,Payment complete.,0.00,card_1,cus_1,,ana@acme.example,in_4,tr_4
""",
    {("ana@acme.example", "USD"): 1200.0, ("bo@birch.example", "USD"): 200.0},
    2,
    ("2026-04-02", "2026-04-12"),
)

STRIPE_ITEMISED = Export(
    "stripe itemised balance changes",
    """"balance_transaction_id","created_utc","available_on_utc","currency","gross","fee","net","reporting_category","description"
"txn_1","2026-04-02 10:01:02","2026-04-09 00:00:00","eur","1200.00","35.10","1164.90","charge","Acme - INV-0001"
"txn_2","2026-04-12 10:01:02","2026-04-19 00:00:00","eur","300.00","9.00","291.00","charge","Birch - INV-0002"
"txn_3","2026-04-14 10:01:02","2026-04-14 00:00:00","eur","-100.00","0.00","-100.00","refund","REFUND FOR CHARGE (Birch - INV-0002)"
"txn_4","2026-04-20 10:01:02","2026-04-20 00:00:00","eur","-1355.90","0.00","-1355.90","payout","STRIPE PAYOUT"
"txn_5","2026-04-21 10:01:02","2026-04-21 00:00:00","eur","-2.00","0.00","-2.00","fee","Billing"
""",
    {("Acme", "EUR"): 1200.0, ("Birch", "EUR"): 200.0},
    2,
    ("2026-04-02", "2026-04-12"),
    questions=frozenset({"client_column"}),
)

QUICKBOOKS_LIST = Export(
    "quickbooks transaction list: invoices and their payments",
    """Transaction List by Customer,,,,,,,
"Rivera Studio, LLC",,,,,,,
"January - June, 2026",,,,,,,
,,,,,,,
,Date,Transaction Type,Num,Posting,Memo/Description,Account,Amount
Juniper Health,,,,,,,
,01/26/2026,Invoice,1003,Yes,API,Accounts Receivable (A/R),"1,320.00"
,02/24/2026,Payment,,Yes,,Undeposited Funds,"1,320.00"
,03/05/2026,Invoice,1005,Yes,API,Accounts Receivable (A/R),753.50
Total for Juniper Health,,,,,,,"$3,393.50"
Northwind Dental,,,,,,,
,02/02/2026,Sales Receipt,1004,Yes,Copy,Checking,400.00
,03/15/2026,Invoice,1006,Yes,Copy,Accounts Receivable (A/R),"1,500.00"
,04/14/2026,Payment,2201,Yes,,Checking,"1,500.00"
,04/20/2026,Invoice,1007,Yes,Copy,Accounts Receivable (A/R),"1,500.00"
,05/20/2026,Payment,2202,Yes,,Checking,"1,500.00"
Total for Northwind Dental,,,,,,,"$6,400.00"
TOTAL,,,,,,,"$9,793.50"
""",
    {("Juniper Health", "USD"): 1320.0, ("Northwind Dental", "USD"): 3400.0},
    4,
    ("2026-01-26", "2026-04-20"),
    open=(9,),
)

QUIPU = Export(
    "quipu: base per unit",
    "Tipo;Fecha de Emisión;Número de Factura;NIF;Nombre;País;Concepto;Cantidad;Base Unitaria;IVA;Retención;Fecha de Pago\n"
    "Emitida;15/01/2026;F-1;B1;Estudio Güell SL;ES;Web;2;500,00;21;15;20/02/2026\n"
    "Emitida;20/02/2026;F-2;A1;Bodegas Peñalba SA;ES;Copy;1;300,50;21;15;15/03/2026\n"
    "Recibida;21/02/2026;R-9;B9;Imprenta Sol;ES;Tarjetas;1;80,00;21;0;22/02/2026\n",
    {("Estudio Güell SL", "EUR"): 1000.0, ("Bodegas Peñalba SA", "EUR"): 300.5},
    2,
    ("2026-01-15", "2026-02-20"),
    paid={2: "2026-02-20", 3: "2026-03-15"},
)

INVOICE_NINJA = Export(
    "invoice ninja: amounts hold their taxes, states are words",
    """Amount,Balance,Client,Date,Due Date,Number,Paid to Date,PO Number,Status,Total Taxes,Currency
1210.00,0.00,Estudio Güell,2026-01-15,2026-02-15,0001,1210.00,,Paid,210.00,EUR
605.00,605.00,Bodegas Peñalba,2026-02-15,2026-03-15,0002,0.00,,Sent,105.00,EUR
121.00,121.00,Bodegas Peñalba,2026-02-18,2026-03-15,0003,0.00,,Draft,21.00,EUR
242.00,0.00,Bodegas Peñalba,2026-03-15,2026-04-15,0004,242.00,,Paid,42.00,EUR
300.00,0.00,Bodegas Peñalba,2026-03-20,2026-04-15,0005,0.00,,Cancelled,0.00,EUR
""",
    {("Estudio Güell", "EUR"): 1000.0, ("Bodegas Peñalba", "EUR"): 200.0},
    2,
    ("2026-01-15", "2026-03-15"),
    open=(3,),
)

DEBITOOR = Export(
    "spanish invoicing: number, date, client, base, taxes, total, state",
    "Número;Fecha;Cliente;NIF;Base;IVA;IRPF;Total;Estado\n"
    "1;15/01/2026;Estudio Güell SL;B1;1.000,00;210,00;150,00;1.060,00;Pagada\n"
    "2;20/02/2026;Bodegas Peñalba SA;A1;2.500,50;525,11;375,08;2.650,53;Pagada\n"
    "3;21/03/2026;Bodegas Peñalba SA;A1;300,00;63,00;45,00;318,00;Vencida\n"
    "4;22/03/2026;Bodegas Peñalba SA;A1;300,00;63,00;45,00;318,00;Anulada\n",
    {("Estudio Güell SL", "EUR"): 1000.0, ("Bodegas Peñalba SA", "EUR"): 2500.5},
    2,
    ("2026-01-15", "2026-02-20"),
    open=(4,),
)

PAYPAL_PT = Export(
    "paypal pt: spaces after commas, mojibake, ids broken by a spreadsheet",
    "Data, Hora, Fuso horÃ¡rio, Nome, Tipo, Status, Moeda, Bruto, Tarifa, LÃ­quido, ID da transaÃ§Ã£o\n"
    '13/02/2026, 10:00:00, BRT, PadariaÂ\xa0Central, Pagamento, Concluído, BRL, "1.500,00", "-75,00", "1.425,00", "1,23E+021"\n'
    '02/03/2026, 10:00:00, BRT, , Retirada, Concluído, BRL, -1000, 0, -1000, "1,23E+021"\n'
    '20/03/2026, 10:00:00, BRT, Ana Lima, Pagamento, Concluído, BRL, 300, -15, 285, "1,23E+021"\n',
    {("Padaria Central", "BRL"): 1500.0, ("Ana Lima", "BRL"): 300.0},
    2,
    ("2026-02-13", "2026-03-20"),
)

HAND_MADE = Export(
    "a hand-made list with everything",
    """My invoices 2026
,,,,,,
Invoice,When,Who,What,How much,Paid?,Hours
7,2026-01-10,Acme,Logo,"1,200",yes,12
8,2026-02-11,Acme,Site,"2,400",no,30
9,2026-03-12,Birch,Copy,300,yes,4.5
,,,Total,"3,900",,46.5
""",
    {("Acme", None): 1200.0, ("Birch", None): 300.0},
    2,
    ("2026-01-10", "2026-03-12"),
    open=(5,),
    hours=16.5,
)

FRESHBOOKS_TIME = Export(
    "freshbooks time: hours without money",
    "\ufeffDate,Client,Project,Service,Note,Team Member,Status,Hours,Seconds\n"
    "03/14/2026,Blue Finch Studio,Site,Design,,Sam,unbilled,2.5,9000\n"
    "03/20/2026,Blue Finch Studio,Site,Design,,Sam,billed,1.25,4500\n"
    "04/02/2026,Pinecrest School,Copy,Copy,,Sam,unbilled,3,10800\n",
    {},
    2,
    ("2026-03-20", "2026-04-02"),
    questions=frozenset({"rate"}),
    hours=6.75,
)

HARVEST_TIME_DE = Export(
    "harvest time in German style: semicolons, dots in dates",
    "Date;Client;Project;Project Code;Task;Notes;Hours;Billable?;Invoiced?;First Name;Last Name;Billable Rate;Billable Amount;Currency\n"
    "26.01.2026;Bäckerei Süß;Webshop;;Design;;8,0;Yes;Yes;Sam;Rivera;85,0;680,0;Euro - EUR\n"
    "02.02.2026;Bäckerei Süß;Webshop;;Design;;0,5;Yes;No;Sam;Rivera;85,0;42,5;Euro - EUR\n",
    {("Bäckerei Süß", "EUR"): 722.5},
    2,
    ("2026-01-26", "2026-02-02"),
    hours=8.5,
)

BANKINTER = Export(
    "bankinter / generic bank, English header",
    """Account,12345678
Sort code,00-11-22

Date,Description,Money In,Money Out,Balance
14/03/2026,FASTER PAYMENT FROM ACME LTD REF INV7,1200.00,,5400.10
15/03/2026,CARD PAYMENT TO TESCO,,45.20,5354.90
20/03/2026,Interest paid,0.45,,5355.35
28/03/2026,FASTER PAYMENT FROM BIRCH FUND REF 22,300.00,,5655.35
""",
    {("ACME LTD", None): 1200.0, ("BIRCH FUND", None): 300.0},
    2,
    ("2026-03-14", "2026-03-28"),
    questions=frozenset({"which_credits"}),
)

UPWORK_NEW = Export(
    "upwork, camel case names",
    """transactionDate,transactionId,transactionType,transactionSummary,accountName,amount,freelancer
2026-03-02,9001,Hourly,Invoice for 02/23/2026-03/01/2026 - 6:30 hrs @ $60.00/hr,Kestrel Robotics,390.00,Sam Rivera
2026-03-02,9002,Service Fee,Service Fee for Ref ID 9001,Kestrel Robotics,-39.00,Sam Rivera
2026-03-09,9003,Withdrawal,Get Paid: Direct to U.S. Bank,,-351.00,Sam Rivera
2026-03-16,9004,Fixed Price,Invoice for milestone: Data migration,Northwind Dental,500.00,Sam Rivera
2026-03-16,9005,Service Fee,Service Fee for Ref ID 9004,Northwind Dental,-50.00,Sam Rivera
""",
    {("Kestrel Robotics", None): 390.0, ("Northwind Dental", None): 500.0},
    2,
    ("2026-03-02", "2026-03-16"),
    hours=6.5,
)

CHASE = Export(
    "US bank: clearing house lines, a check deposit, a payroll that is income, no word on the currency",
    """Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
CREDIT,10/31/2026,"ORIG CO NAME:ACME CORP DES:PAYROLL ID:123 INDN:SAM R",2500.00,ACH_CREDIT,8300.11,
DEBIT,10/30/2026,"AMZN Mktp US",-45.12,DEBIT_CARD,5800.11,
CREDIT,10/14/2026,"Zelle payment from BIRCH STUDIO LLC 998877",800.00,QUICKPAY_CREDIT,5845.23,
DSLIP,10/02/2026,"REMOTE ONLINE DEPOSIT # 1",1200.00,CHECK_DEPOSIT,5045.23,1
DEBIT,10/01/2026,"Online Transfer to SAV ...1234",-500.00,ACCT_XFER,3845.23,
""",
    {("ACME CORP", None): 2500.0, ("BIRCH STUDIO LLC", None): 800.0, ("REMOTE ONLINE DEPOSIT # 1", None): 1200.0},
    3,
    ("2026-10-02", "2026-10-31"),
    questions=frozenset({"which_credits"}),
)

NET_AND_GROSS = Export(
    "net, tax with its rate in the header, gross: the sums tell what was earned",
    """Invoice Number;Issued;Customer;Net;VAT 20%;Gross;Paid on;Status
2026-001;03/01/2026;Möbel GmbH;1.200,00 €;240,00 €;1.440,00 €;02/02/2026;Paid
2026-002;17/02/2026;Acme;800,50 €;160,10 €;960,60 €;;Sent
2026-003;28/02/2026;Möbel GmbH;-200,00 €;-40,00 €;-240,00 €;05/03/2026;Credit note
2026-004;30/03/2026;Birch & Co;2.000,00 €;400,00 €;2.400,00 €;;Draft
;;Total;3.800,50 €;760,10 €;4.560,60 €;;
""",
    {("Möbel GmbH", "EUR"): 1000.0},
    1,
    ("2026-01-03", "2026-01-03"),
    open=(3,),
)

N26 = Export(
    "N26: partner names, days that only a bank writes",
    """"Booking Date","Value Date","Partner Name","Partner Iban","Type","Payment Reference","Account Name","Amount (EUR)","Original Amount","Original Currency","Exchange Rate"
"2026-01-05","2026-01-05","Acme SL","ES1200","Credit Transfer","Factura 12","Main","1210.00","","",""
"2026-01-09","2026-01-09","Mercadona","","Presentment","","Main","-31.20","31.20","EUR","1"
"2026-02-05","2026-02-05","Birch GmbH","DE12","Income","Rechnung 7","Main","800.00","","",""
"2026-02-06","2026-02-06","N26","","Fee","","Main","-4.90","","",""
""",
    {("Acme SL", "EUR"): 1210.0, ("Birch GmbH", "EUR"): 800.0},
    2,
    ("2026-01-05", "2026-02-05"),
    questions=frozenset({"which_credits"}),
)

SQUARE = Export(
    "Square: gross, discount, net, collected, fee, and a net total after it",
    """Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Fees,Net Total,Transaction ID,Customer Name,Description
03/14/2026,10:12:11,Eastern Time (US & Canada),"$1,000.00",-$50.00,$950.00,$0.00,$0.00,$0.00,$950.00,Invoices,$950.00,-$27.85,$922.15,abc1,Acme,Website
03/20/2026,10:12:11,Eastern Time (US & Canada),$200.00,$0.00,$200.00,$0.00,$20.00,$0.00,$220.00,Point of Sale,$220.00,-$6,$214.00,abc2,Birch,Talk
""",
    {("Acme", "USD"): 950.0, ("Birch", "USD"): 220.0},
    2,
    ("2026-03-14", "2026-03-20"),
)

YEARLESS = Export(
    "a hand-made list whose days have no year; its title has",
    """My freelance income 2026,,,,
,,,,
Month,Who,What,How much,Paid?
Jan 5,Acme,Website,"$1,500",yes
Jan 20,Birch,Logo,$400,yes
Feb 11,Acme,Fixes,$250.50,no
Mar 3,Cedar,Copy,"$1,000",yes
""",
    {("Acme", "USD"): 1500.0, ("Birch", "USD"): 400.0, ("Cedar", "USD"): 1000.0},
    3,
    ("2026-01-05", "2026-03-03"),
    open=(6,),
)

RECEPTOR = Export(
    "Mexican invoices by pipe: receiver, subtotal, tax added and withheld, one cancelled",
    """Factura|Fecha emisión|Receptor|Subtotal|IVA trasladado|ISR retenido|Total|Moneda|Estatus|Fecha pago
A1|2026-01-15|Acme SA de CV|10000.00|1600.00|1000.00|10600.00|MXN|Vigente|2026-02-01
A2|2026-02-15|Birch SC|5000.00|800.00|500.00|5300.00|MXN|Cancelado|
A3|2026-03-15|Acme SA de CV|8000.00|1280.00|800.00|8480.00|MXN|Vigente|
""",
    {("Acme SA de CV", "MXN"): 18000.0},
    2,
    ("2026-01-15", "2026-03-15"),
)

PARTLY = Export(
    "Bonsai: partly refunded counts whole and is said",
    """invoice_number,client_name,project,issued_date,due_date,paid_date,status,currency,subtotal,tax,total,fees
1,Acme,Site,2026-01-05,2026-01-20,2026-01-18,paid,USD,1000,0,1000,29.30
2,Birch,Copy,2026-02-05,2026-02-20,,outstanding,USD,500,0,500,
3,Acme,Site 2,2026-03-05,2026-03-20,2026-03-22,partially refunded,USD,700,0,700,20
""",
    {("Acme", "USD"): 1700.0},
    2,
    ("2026-01-05", "2026-03-05"),
    open=(3,),
)

INTERNET_BANK = Export(
    "ING España: categories, no payer column",
    """F. VALOR;CATEGORÍA;SUBCATEGORÍA;DESCRIPCIÓN;COMENTARIO;IMAGEN;IMPORTE (€);SALDO (€)
30/10/2026;Otros ingresos;Transferencias recibidas;Transferencia recibida de ACME SL;;No;1.210,00;3.000,00
28/10/2026;Compras;Supermercados;Pago en MERCADONA;;No;-45,90;1.790,00
02/10/2026;Otros ingresos;Transferencias recibidas;Transferencia recibida de Birch Estudio;;No;605,50;1.835,90
""",
    {("ACME SL", "EUR"): 1210.0, ("Birch Estudio", "EUR"): 605.5},
    2,
    ("2026-10-02", "2026-10-30"),
    questions=frozenset({"which_credits"}),
)

MARKET = Export(
    "Mercado Pago: gross, fee, net, a refund",
    """FECHA DE LIBERACIÓN;TIPO DE OPERACIÓN;NÚMERO DE REFERENCIA;MONTO BRUTO;COMISIÓN;MONTO NETO;SALDO;PAGADOR
05-10-2026;Cobro;123;$ 5.000,00;-$ 250,00;$ 4.750,00;$ 4.750,00;Panadería Lupita
07-10-2026;Retiro;124;-$ 4.000,00;$ 0,00;-$ 4.000,00;$ 750,00;
25-10-2026;Cobro;125;$ 1.200,00;-$ 60,00;$ 1.140,00;$ 1.890,00;Taller Gómez
26-10-2026;Devolución;126;-$ 200,00;$ 0,00;-$ 200,00;$ 1.690,00;Taller Gómez
""",
    {("Panadería Lupita", "MXN"): 5000.0, ("Taller Gómez", "MXN"): 1000.0},
    2,
    ("2026-10-05", "2026-10-25"),
    questions=frozenset({"currency"}),
)

PAID_AND_PENDING = Export(
    "paid and pending without a total",
    """Nº de factura,Contacto,Fecha,Fecha de vencimiento,Pagado,Pendiente,Estado
FAC-1,Acme SL,05/01/2026,04/02/2026,"1.210,00","0,00",Pagada
FAC-2,Birch,20/02/2026,20/03/2026,"0,00","605,00",Pendiente de pago
FAC-3,Acme SL,05/03/2026,04/04/2026,"300,00","305,00",Pago parcial
""",
    {("Acme SL", None): 1815.0},
    2,
    ("2026-01-05", "2026-03-05"),
    open=(3,),
)

SABADELL = Export(
    "Sabadell: account lines, a card, a bizum, the social security",
    """CUENTA: ES12 0081 0000 0000 0000 0000
TITULAR: SAM RIVERA

Fecha operativa;Concepto;Fecha valor;Importe;Saldo;Referencia 1;Referencia 2
31/10/2026;TRANSFERENCIA DE ACME SL;31/10/2026;1.210,00;5.000,00;FRA 12;
28/10/2026;COMPRA TARJ. MERCADONA;28/10/2026;-45,90;3.790,00;;
02/10/2026;BIZUM DE LUIS GARCIA;02/10/2026;20,00;3.835,90;cena;
01/10/2026;RECIBO AUTONOMOS TGSS;01/10/2026;-294,00;3.815,90;;
""",
    {("ACME SL", "EUR"): 1210.0},
    1,
    ("2026-10-31", "2026-10-31"),
    questions=frozenset({"which_credits"}),
)

DEEL = Export(
    "Deel: amount before the fee, a withdrawal, one on its way",
    """Receipt ID,Date,Client,Contract,Type,Amount,Currency,Deel Fee,Net Amount,Status
R1,2026-01-31,Acme Inc.,Dev,Invoice,"4,000.00",USD,5.00,"3,995.00",Paid
R2,2026-02-28,Acme Inc.,Dev,Invoice,"4,000.00",USD,5.00,"3,995.00",Paid
R3,2026-02-28,Acme Inc.,Dev,Withdrawal,"-7,990.00",USD,0.00,"-7,990.00",Completed
R4,2026-03-31,Acme Inc.,Dev,Bonus,500.00,USD,0.00,500.00,Processing
""",
    {("Acme Inc.", "USD"): 8000.0},
    2,
    ("2026-01-31", "2026-02-28"),
    open=(5,),
)

SENT_AND_PAID = Export(
    "notes by tab: sent and paid are days",
    """Client	Invoice	Amount	Sent	Paid
Acme	#12	€1.500	3 Jan 2026	28 Jan 2026
Birch	#13	€750,50	15 Feb 2026	
Acme	#14	€2.000	1 Mar 2026	30 Mar 2026
""",
    {("Acme", "EUR"): 3500.0},
    2,
    ("2026-01-03", "2026-03-01"),
    open=(3,),
)

QUOTED_BILLED_PAID = Export(
    "quoted, billed and collected side by side",
    """CLIENTE;TRABAJO;PRESUPUESTO;FACTURADO;COBRADO;FECHA FACTURA;FECHA COBRO
Acme;Web;1.500;1.400;1.400;12/01/2026;30/01/2026
Birch;Logo;500;500;;15/02/2026;
Cedar;Texto;300;;;;
""",
    {("Acme", None): 1400.0},
    1,
    ("2026-01-12", "2026-01-12"),
    open=(3,),
)

SWISS = Export(
    "Swiss: apostrophes, the currency in a header",
    """Datum;Kunde;Betrag CHF;MwSt;Total CHF;Bezahlt am
05.01.2026;Müller AG;1'500.00;121.50;1'621.50;20.01.2026
20.02.2026;Keller GmbH;2'000.00;162.00;2'162.00;
""",
    {("Müller AG", "CHF"): 1500.0},
    1,
    ("2026-01-05", "2026-01-05"),
    open=(3,),
)

MONTH_TOTALS = Export(
    "a total after every month",
    """Date,Client,Amount (USD)
2026-01-05,Acme,1000
2026-01-20,Birch,500
January total,,1500
2026-02-03,Acme,700
February total,,700
Grand total,,2200
""",
    {("Acme", "USD"): 1700.0, ("Birch", "USD"): 500.0},
    3,
    ("2026-01-05", "2026-02-03"),
)

TWO_DATES = Export(
    "months first, seen in another column only",
    """Client,Amount,Invoice Date,Due Date,Date Paid
Acme,1000,1/5/26,2/4/26,1/30/26
Birch,500,2/3/26,3/5/26,
Cedar,200,3/4/26,4/3/26,4/1/26
""",
    {("Acme", None): 1000.0, ("Cedar", None): 200.0},
    2,
    ("2026-01-05", "2026-03-04"),
    open=(3,),
)

INSTALMENTS = Export(
    "an invoice paid in two instalments",
    """Invoice,Client,Invoice date,Invoice total,Payment date,Payment amount
100,Acme,2026-01-05,1000,2026-01-20,500
100,Acme,2026-01-05,1000,2026-02-20,500
101,Birch,2026-02-05,300,2026-02-25,300
""",
    {("Acme", None): 1000.0, ("Birch", None): 300.0},
    2,
    ("2026-01-05", "2026-02-05"),
)

INCOME_AND_EXPENSES = Export(
    "a book of income and expenses without signs",
    """Date,Type,Category,Client/Vendor,Amount
2026-01-05,Income,Design,Acme,1500
2026-01-09,Expense,Software,Adobe,60
2026-02-05,Income,Design,Birch,800
2026-02-11,Expense,Travel,Renfe,120.50
""",
    {("Acme", None): 1500.0, ("Birch", None): 800.0},
    2,
    ("2026-01-05", "2026-02-05"),
)

GUMROAD = Export(
    "Gumroad: flags that are no amounts",
    """Purchase ID,Item Name,Buyer Name,Purchase Date,Subtotal ($),Taxes ($),Sale Price ($),Fees ($),Net Total ($),Refunded?,Disputed?
p1,Template,Ana Ruiz,2026-01-05,50.00,0.00,50.00,5.30,44.70,0,0
p2,Consult,Bo Lee,2026-02-05,200.00,0.00,200.00,20.30,179.70,1,0
p3,Consult,Cy Day,2026-03-05,300.00,24.00,324.00,30.30,293.70,0,0
""",
    {("Ana Ruiz", "USD"): 50.0, ("Cy Day", "USD"): 300.0},
    2,
    ("2026-01-05", "2026-03-05"),
)

SPACES = Export(
    "thousands by a space",
    """Fecha;Cliente;Importe
2026-01-05;Acme;1 210,00 €
2026-02-05;Birch;12 000,50 €
""",
    {("Acme", "EUR"): 1210.0, ("Birch", "EUR"): 12000.5},
    2,
    ("2026-01-05", "2026-02-05"),
)

PORTUGUESE = Export(
    "Portuguese invoices",
    """Número;Data de emissão;Cliente;Valor sem IVA;IVA;Total;Situação;Data de recebimento
FT 1;05/01/2026;Acme Lda;1.000,00;230,00;1.230,00;Paga;20/01/2026
FT 2;20/02/2026;Birch;500,00;115,00;615,00;Por pagar;
""",
    {("Acme Lda", None): 1000.0},
    1,
    ("2026-01-05", "2026-01-05"),
    open=(3,),
)

BUDGET = Export(
    "a budget: inflow and outflow",
    """Date,Payee,Category,Memo,Outflow,Inflow
01/15/2026,Acme,Income: Freelance,INV 1,$0.00,"$1,200.00"
01/16/2026,Rent,Housing,,$900.00,$0.00
02/15/2026,Birch,Income: Freelance,INV 2,$0.00,$700.00
""",
    {("Acme", "USD"): 1200.0, ("Birch", "USD"): 700.0},
    2,
    ("2026-01-15", "2026-02-15"),
)

WORDS = Export(
    "the currency as a word behind the amount",
    """Fecha,Cliente,Importe
05/01/2026,Acme,1.500 euros
20/02/2026,Birch,500 €
17/03/2026,Acme,"2,5k"
""",
    {("Acme", "EUR"): 1500.0, ("Birch", "EUR"): 500.0},
    2,
    ("2026-01-05", "2026-02-20"),
)

COLUMNS_OF_CURRENCIES = Export(
    "a column for each currency",
    """Date,Client,Amount EUR,Amount USD
2026-01-13,Acme,1000,
2026-02-15,Birch,,500
2026-03-20,Acme,700,
""",
    {("Acme", "EUR"): 1700.0, ("Birch", "USD"): 500.0},
    3,
    ("2026-01-13", "2026-03-20"),
    questions=frozenset({"currency"}),
)

SERIES = Export(
    "two series of numbers, a rectifying invoice, tax surcharge and withholding",
    """Serie;Numero;Fecha;Destinatario;NIF;Base;Tipo IVA;Cuota;Tipo RE;Retención (15%);Importe total;Forma de pago;Cobrada
A;1;05/01/26;ACME, S.L.;B12;1000,00;21;210,00;0;150,00;1060,00;Transferencia;Sí
A;2;20/02/26;BIRCH;B13;500,00;21;105,00;0;75,00;530,00;Transferencia;No
R;1;28/02/26;ACME, S.L.;B12;-100,00;21;-21,00;0;-15,00;-106,00;Transferencia;Sí
""",
    {("ACME, S.L.", "EUR"): 900.0},
    1,
    ("2026-01-05", "2026-01-05"),
    open=(3,),
)

QB_INVOICES = Export(
    "QuickBooks invoice list: title lines, open balances, a footer with the time",
    """Sam Rivera Consulting
Invoice List
January 1 - March 31, 2026

Date,Transaction Type,Num,Name,Memo/Description,Due Date,Amount,Open Balance,Status
01/15/2026,Invoice,1001,Acme Inc,,02/14/2026,"2,500.00",0.00,Paid
02/15/2026,Invoice,1002,Birch LLC,,03/17/2026,"1,200.00","1,200.00",Overdue
03/15/2026,Invoice,1003,Acme Inc,,04/14/2026,900.00,400.00,Partially paid


"Monday, Mar 31, 2026 10:11 AM GMT-7"
""",
    {("Acme Inc", None): 3400.0},
    2,
    ("2026-01-15", "2026-03-15"),
    open=(7,),
)

FREEAGENT = Export(
    "FreeAgent: net, tax, total, paid and due values, one written off",
    """Reference,Contact,Project,Dated On,Due On,Status,Net Value,Sales Tax,Total Value,Paid Value,Due Value,Currency,Written Off Date
001,Acme Ltd,Site,2026-01-13,2026-02-12,Paid,1000.00,200.00,1200.00,1200.00,0.00,GBP,
002,Birch,Copy,2026-02-14,2026-03-16,Open,500.00,100.00,600.00,0.00,600.00,GBP,
003,Birch,Copy,2026-03-14,2026-04-13,Written-off,300.00,60.00,360.00,0.00,0.00,GBP,2026-06-01
""",
    {("Acme Ltd", "GBP"): 1000.0},
    1,
    ("2026-01-13", "2026-01-13"),
    open=(3,),
)

SANTANDER_MX = Export(
    "Santander México: packed days, a plus or minus, payers in the concept",
    """"Cuenta","Fecha","Hora","Sucursal","Descripción","Cargo/Abono","Importe","Saldo","Referencia","Concepto"
"'65501","'05012026","10:11","0001","ABONO TRANSFERENCIA SPEI","+","12,000.00","20,000.00","123","ACME SA DE CV FACT 12"
"'65501","'09012026","10:11","0001","PAGO TARJETA","-","3,000.00","17,000.00","124",""
"'65501","'20022026","10:11","0001","ABONO TRANSFERENCIA SPEI","+","5,000.00","22,000.00","125","BIRCH SC"
""",
    {("ACME SA DE CV", None): 12000.0, ("BIRCH SC", None): 5000.0},
    2,
    ("2026-01-05", "2026-02-20"),
    questions=frozenset({"which_credits"}),
)

SPARKASSE = Export(
    "German bank: payers in a column of their own",
    """"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Beguenstigter/Zahlungspflichtiger";"Kontonummer";"BLZ";"Betrag";"Waehrung";"Info"
"DE12";"30.01.26";"30.01.26";"GUTSCHRIFT";"RE 2026-1";"ACME GMBH";"DE99";"X";"1.190,00";"EUR";"Umsatz gebucht"
"DE12";"15.01.26";"15.01.26";"LASTSCHRIFT";"Strom";"STADTWERKE";"DE98";"X";"-80,00";"EUR";"Umsatz gebucht"
"DE12";"10.02.26";"10.02.26";"GUTSCHRIFT";"RE 2026-2";"BIRCH AG";"DE97";"X";"595,00";"EUR";"Umsatz gebucht"
""",
    {("ACME GMBH", "EUR"): 1190.0, ("BIRCH AG", "EUR"): 595.0},
    2,
    ("2026-01-30", "2026-02-10"),
    questions=frozenset({"which_credits"}),
)

LEXOFFICE = Export(
    "German invoices: net, VAT, gross, a credit note",
    """Belegnummer;Belegdatum;Kunde;Nettobetrag;USt;Bruttobetrag;Status;Bezahlt am
RE-1;05.01.2026;Acme GmbH;1.000,00;190,00;1.190,00;bezahlt;20.01.2026
RE-2;20.02.2026;Birch AG;500,00;95,00;595,00;offen;
RE-3;01.03.2026;Acme GmbH;-100,00;-19,00;-119,00;bezahlt;05.03.2026
""",
    {("Acme GmbH", None): 900.0},
    1,
    ("2026-01-05", "2026-01-05"),
    open=(3,),
)

FRENCH = Export(
    "French invoices: spaces in thousands, the rate in a header",
    """N° facture;Date;Client;Désignation;Total HT;TVA (20%);Total TTC;Réglée le
2026-01;13/01/2026;Mairie de Lyon;Conseil;2 400,00 €;480,00 €;2 880,00 €;12/02/2026
2026-02;20/02/2026;SNCF;Atelier;900,00 €;180,00 €;1 080,00 €;
""",
    {("Mairie de Lyon", "EUR"): 2400.0},
    1,
    ("2026-01-13", "2026-01-13"),
    open=(3,),
)

PAYPAL_UK = Export(
    "PayPal: conversions in pairs, a refund by reference, a withdrawal, a bill",
    """"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Reference Txn ID","Balance"
"13/01/2026","10:00:00","CET","Acme Ltd","Website Payment","Completed","EUR","1.000,00","-34,35","965,65","a@acme.example","me@x.example","T1","","965,65"
"14/01/2026","10:00:00","CET","","General Withdrawal - Bank Account","Completed","EUR","-965,65","0,00","-965,65","me@x.example","","T2","","0,00"
"20/01/2026","10:00:00","CET","Birch Inc","Mobile Payment","Completed","USD","500,00","-20,00","480,00","b@birch.example","me@x.example","T3","","480,00"
"20/01/2026","10:00:00","CET","","General Currency Conversion","Completed","USD","-480,00","0,00","-480,00","","","T4","T3","0,00"
"20/01/2026","10:00:00","CET","","General Currency Conversion","Completed","EUR","440,00","0,00","440,00","","","T5","T3","440,00"
"25/01/2026","10:00:00","CET","Acme Ltd","Payment Refund","Completed","EUR","-100,00","3,35","-96,65","me@x.example","a@acme.example","T6","T1","343,35"
"28/01/2026","10:00:00","CET","Hosting Co","PreApproved Payment Bill User Payment","Completed","EUR","-12,00","0,00","-12,00","me@x.example","h@h.example","T7","","331,35"
""",
    {("Acme Ltd", "EUR"): 900.0, ("Birch Inc", "USD"): 500.0},
    2,
    ("2026-01-13", "2026-01-20"),
    questions=frozenset({"currency"}),
)

STRIPE_UNIFIED = Export(
    "Stripe: refunds in a column, converted amounts beside",
    """id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Customer Description,Customer Email,Description,Fee,Status,Taxes On Fee
ch_1,2026-01-13 10:00:00,100.00,0.00,eur,true,100.00,0.00,eur,Acme SL,a@x.example,Retainer,3.20,Paid,0.00
ch_2,2026-01-20 10:00:00,50.00,20.00,usd,true,46.00,18.40,eur,Birch,b@x.example,Call,2.00,Paid,0.00
ch_3,2026-02-20 10:00:00,70.00,0.00,eur,false,70.00,0.00,eur,Cedar,c@x.example,Call,0.00,Failed,0.00
""",
    {("Acme SL", "EUR"): 100.0, ("Birch", "USD"): 30.0},
    2,
    ("2026-01-13", "2026-01-20"),
    questions=frozenset({"currency"}),
)

UPWORK_ES = Export(
    "a marketplace in Spanish: fees, a withdrawal, month names",
    """Fecha;Tipo;Descripción;Cliente;Importe;Saldo
15 ene. 2026;Por hora;Factura 05/01/2026-11/01/2026 - 10:00 h @ 40,00 €/h;Acme;400,00 €;360,00 €
15 ene. 2026;Tarifa de servicio;Tarifa de servicio;Acme;-40,00 €;-40,00 €
20 ene. 2026;Retiro;Retiro a cuenta bancaria;;-360,00 €;0,00 €
3 feb. 2026;Precio fijo;Pago por hito;Birch;250,00 €;225,00 €
""",
    {("Acme", "EUR"): 400.0, ("Birch", "EUR"): 250.0},
    2,
    ("2026-01-15", "2026-02-03"),
)

QUOTED = Export(
    "quoted semicolons, doubled quotes, a name over two lines",
    """"Client";"Date";"Amount"
"Acme; Inc";"2026-01-05";"1,234.50"
"Birch ""B"" Ltd";"2026-02-05";"2,000.00"
"Línea
doble";"2026-03-05";"10.00"
""",
    {("Acme; Inc", None): 1234.5, ('Birch "B" Ltd', None): 2000.0, ("Línea doble", None): 10.0},
    3,
    ("2026-01-05", "2026-03-05"),
)

MONTHS_DOWN = Export(
    "a month in words in every row",
    """Mes,Cliente,Ingresos
Enero 2026,Acme,"1.500,00"
Febrero 2026,Acme,"1.500,00"
Marzo 2026,Birch,"700,00"
""",
    {("Acme", None): 3000.0, ("Birch", None): 700.0},
    3,
    ("2026-01-01", "2026-03-01"),
)

BRACKETS = Export(
    "brackets for less",
    """Date,Num,Customer,Amount
01/13/2026,1,Acme,"$1,000.00"
01/20/2026,2,Acme,"($200.00)"
02/20/2026,3,Birch,"$ 300.00 "
""",
    {("Acme", "USD"): 800.0, ("Birch", "USD"): 300.0},
    2,
    ("2026-01-13", "2026-02-20"),
)

EXPORTS = tuple(value for value in list(vars().values()) if isinstance(value, Export))
