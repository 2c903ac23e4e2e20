"""Exports of banks, wallets and payment services."""

# ruff: noqa: E501  # the lines of these files are as long as the exports that they stand for

from __future__ import annotations

from tests.exchange.upload.export import Export

ACCOUNTS = (
    Export(
        "Chase: a comma more behind every row, credits and debits",
        """Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
CREDIT,06/12/2026,"ORIG CO NAME:HARBOR VINE LLC        ORIG ID:1234567 DESC DATE:260612 CO ENTRY DESCR:PAYMENT   SEC:CCD TRACE#:0210",1850.00,ACH_CREDIT,6210.22,,
DEBIT,06/10/2026,"ADOBE *CREATIVE CLOUD 408-536-6000 CA",-59.99,DEBIT_CARD,4360.22,,
CREDIT,05/29/2026,"Zelle payment from MARTA LOWE 12345678901",400.00,QUICKPAY_CREDIT,4420.21,,
DEBIT,05/20/2026,"Online Transfer to SAV ...1234 transaction#: 1111 05/20",-500.00,ACCT_XFER,4020.21,,
CREDIT,05/04/2026,"ORIG CO NAME:HARBOR VINE LLC        ORIG ID:1234567 DESC DATE:260504 CO ENTRY DESCR:PAYMENT   SEC:CCD TRACE#:0211",900.00,ACH_CREDIT,4520.21,,
CREDIT,05/01/2026,"INTEREST PAYMENT",0.03,MISC_CREDIT,3620.21,,
""",
        {("HARBOR VINE LLC", None): 2750.0, ("MARTA LOWE", None): 400.0},
        3,
        ("2026-05-04", "2026-06-12"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "Bank of America: a summary above the header, an opening balance below it",
        """Description,,Summary Amt.
Beginning balance as of 04/01/2026,,"2,000.00"
Total credits,,"3,150.50"
Total debits,,"-220.00"
Ending balance as of 04/30/2026,,"4,930.50"

Date,Description,Amount,Running Bal.
04/01/2026,Beginning balance as of 04/01/2026,,"2,000.00"
04/03/2026,"NORTHWIND DENTAL DES:PAYMENTS ID:123 INDN:SAM RIVERA CO ID:999 CCD","1,500.50","3,500.50"
04/14/2026,"CHECKCARD 0413 FIGMA SAN FRANCISCO CA","-45.00","3,455.50"
04/20/2026,"BLUE FINCH STUDIO DES:INVOICE ID:77 INDN:SAM RIVERA CO ID:998 CCD","1,650.00","5,105.50"
04/28/2026,"Online Banking transfer to CHK 1234 Confirmation# 888","-175.00","4,930.50"
""",
        {("NORTHWIND DENTAL", None): 1500.5, ("BLUE FINCH STUDIO", None): 1650.0},
        2,
        ("2026-04-03", "2026-04-20"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "Revolut, a person's account in Spanish: the states are English",
        """Tipo,Producto,Fecha de inicio,Fecha de finalización,Descripción,Importe,Comisión,Divisa,State,Saldo
Recargar,Actual,2026-01-12 09:10:00,2026-01-12 09:10:05,Pago de Bodegas Peñalba SA,1200.00,0.00,EUR,COMPLETED,1350.00
Pago con tarjeta,Actual,2026-01-15 18:10:00,2026-01-16 09:10:05,Mercadona,-34.20,0.00,EUR,COMPLETED,1315.80
Transferir,Actual,2026-02-02 09:10:00,2026-02-02 09:10:05,Transferencia de Hotel Mar Menor SL,640.50,0.00,EUR,COMPLETED,1956.30
Transferir,Actual,2026-02-03 09:10:00,2026-02-03 09:10:05,Transferencia a Ana Ruiz,-300.00,0.00,EUR,COMPLETED,1656.30
Cambiar,Actual,2026-02-10 09:10:00,2026-02-10 09:10:05,Convertido a USD,-100.00,1.00,EUR,COMPLETED,1555.30
Transferir,Actual,2026-02-20 09:10:00,,Transferencia de Acme SL,500.00,0.00,EUR,PENDING,
Recargar,Actual,2026-03-01 09:10:00,2026-03-01 09:10:05,Pago de Bodegas Peñalba SA,800.00,0.00,EUR,COMPLETED,2355.30
""",
        {("Bodegas Peñalba SA", "EUR"): 2000.0, ("Hotel Mar Menor SL", "EUR"): 640.5},
        3,
        ("2026-01-12", "2026-03-01"),
        open=(7,),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "N26 in Spanish: a foreign amount beside the own",
        """"Fecha","Beneficiario","Número de cuenta","Tipo de transacción","Referencia de pago","Cantidad (EUR)","Cantidad (Divisa extranjera)","Tipo de divisa extranjera","Tipo de cambio"
"2026-03-02","Estudio Güell SL","ES7900000000000000000001","Ingreso","Factura 2026-07","1815.0","","",""
"2026-03-05","AMAZON EU","","Pago con MasterCard","","-24.99","-24.99","EUR","1.0"
"2026-03-20","Lucía Ferrer","ES7900000000000000000002","Transferencia","alquiler","-600.0","","",""
"2026-04-11","Estudio Güell SL","ES7900000000000000000001","Ingreso","Factura 2026-09","605.0","","",""
"2026-04-12","GITHUB","","Pago con MasterCard","","-9.41","-10.0","USD","1.0627"
"2026-04-30","Cafés Oriente","ES7900000000000000000003","Ingreso","web","350.5","","",""
""",
        {("Estudio Güell SL", "EUR"): 2420.0, ("Cafés Oriente", "EUR"): 350.5},
        3,
        ("2026-03-02", "2026-04-30"),
    ),
    Export(
        "Venmo: title lines, a blank first column, signs apart from the money",
        """Account Statement - (@Sam-Rivera) ,,,,,,,,,,,,,,,,,,,,,
Account Activity,,,,,,,,,,,,,,,,,,,,,
,ID,Datetime,Type,Status,Note,From,To,Amount (total),Amount (tip),Amount (tax),Amount (fee),Tax Rate,Tax Exempt,Funding Source,Destination,Beginning Balance,Ending Balance,Statement Period Venmo Fees,Terminal Location,Year to Date Venmo Fees,Disclaimer
,,,,,,,,,,,,,,,,$10.00,,,,,
,3999000001,2026-03-02T10:11:12,Payment,Complete,logo design,Priya Nair,Sam Rivera,+ $250.00,,0,,0,,,Venmo balance,,,,Venmo,,
,3999000002,2026-03-09T10:11:12,Payment,Complete,pizza,Sam Rivera,Joe Roe,- $15.00,,0,,0,,Venmo balance,,,,,Venmo,,
,3999000003,2026-03-15T10:11:12,Standard Transfer,Issued,,,,- $240.00,,0,,0,,,Bank,,,,Venmo,,
,3999000004,2026-03-28T10:11:12,Charge,Complete,site work,Sam Rivera,Wes Tan,"+ $1,100.00",,0,,0,,,Venmo balance,,,,Venmo,,
,,,,,,,,,,,,,,,,,"$1,105.00",$0.00,,$0.00,In case of errors or questions about your electronic transfers
""",
        {("Priya Nair", "USD"): 250.0, ("Wes Tan", "USD"): 1100.0},
        2,
        ("2026-03-02", "2026-03-28"),
    ),
    Export(
        "Monzo: money in, money out, and an amount with both",
        """Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In
tx_001,03/04/2026,09:00:00,Faster payment,QUAYSIDE EVENTS,,Income,1250.00,GBP,1250.00,GBP,INV 12,,,INV 12,,,1250.00
tx_002,05/04/2026,09:00:00,Card payment,Pret,🥪,Eating out,-6.75,GBP,-6.75,GBP,,"1 High St",,PRET A MANGER,,-6.75,
tx_003,16/04/2026,09:00:00,Pot transfer,Tax pot,,Transfers,-300.00,GBP,-300.00,GBP,,,,pot_1,,-300.00,
tx_004,17/04/2026,09:00:00,Faster payment,PENNINE CYCLES,,Income,480.50,GBP,480.50,GBP,INV 13,,,INV 13,,,480.50
tx_005,29/04/2026,09:00:00,Card payment,Pret,🥪,Eating out,6.75,GBP,6.75,GBP,refund,,,PRET A MANGER REFUND,,,6.75
""",
        {("QUAYSIDE EVENTS", "GBP"): 1250.0, ("PENNINE CYCLES", "GBP"): 480.5},
        2,
        ("2026-04-03", "2026-04-17"),
    ),
    Export(
        "Starling: currency in the header",
        """Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes
02/03/2026,Quayside Events Ltd,INV-3,FASTER PAYMENT,720.00,1920.00,INCOME,
04/03/2026,HMRC,TAX,FASTER PAYMENT,-300.00,1620.00,GOVERNMENT,
25/03/2026,Pennine Cycles,INV-4,FASTER PAYMENT,130.40,1750.40,INCOME,
26/03/2026,TfL,TFL TRAVEL,CONTACTLESS,-8.10,1742.30,TRANSPORT,
""",
        {("Quayside Events Ltd", "GBP"): 720.0, ("Pennine Cycles", "GBP"): 130.4},
        2,
        ("2026-03-02", "2026-03-25"),
    ),
    Export(
        "Lloyds: debit and credit apart, days first",
        """Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance
30/04/2026,FPI,'11-22-33,12345678,QUAYSIDE EVENTS INV7,,900.00,2410.10
28/04/2026,DEB,'11-22-33,12345678,TESCO STORES 1234,23.10,,1510.10
14/04/2026,BGC,'11-22-33,12345678,PENNINE CYCLES LTD,,310.00,1533.20
02/04/2026,DD,'11-22-33,12345678,VODAFONE,18.00,,1223.20
""",
        {("QUAYSIDE EVENTS", None): 900.0, ("PENNINE CYCLES LTD", None): 310.0},
        2,
        ("2026-04-14", "2026-04-30"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "Nationwide: account lines, pounds in the cells",
        """"Account Name:","FlexAccount ****12345"
"Account Balance:","£1,523.20"
"Available Balance: ","£1,523.20"

"Date","Transaction type","Description","Paid out","Paid in","Balance"
"02 Mar 2026","Bank credit","Quayside Events Ltd","","£1,200.00","£1,523.20"
"27 Feb 2026","Visa purchase","AMAZON","£12.40","","£323.20"
"16 Feb 2026","Bank credit","Pennine Cycles","","£210.00","£335.60"
""",
        {("Quayside Events Ltd", "GBP"): 1200.0, ("Pennine Cycles", "GBP"): 210.0},
        2,
        ("2026-02-16", "2026-03-02"),
        questions=frozenset({"which_credits"}),
        encoding="cp1252",
    ),
    Export(
        "Mercury: failed and pending rows, clients by name",
        """Date (UTC),Description,Amount,Status,Source Account,Bank Description,Reference,Note,Last Four Digits,Name On Card,Category,GL Code,Timestamp,Original Currency,Check Number
03-18-2026,Harbor & Vine LLC,2400.00,Sent,Mercury Checking ••1234,HARBOR & VINE LLC; ACH,,,,,,,03-18-2026 10:00:00,USD,
03-15-2026,Notion Labs,-16.00,Sent,Mercury Checking ••1234,NOTION LABS,,,9876,SAM RIVERA,Software,,03-15-2026 10:00:00,USD,
03-04-2026,Northwind Dental,750.00,Failed,Mercury Checking ••1234,NORTHWIND DENTAL; ACH,,,,,,,03-04-2026 10:00:00,USD,
02-26-2026,Northwind Dental,760.00,Sent,Mercury Checking ••1234,NORTHWIND DENTAL; ACH,,,,,,,02-26-2026 10:00:00,USD,
02-20-2026,Mercury Savings,-500.00,Sent,Mercury Checking ••1234,Transfer to Mercury Savings,,,,,,,02-20-2026 10:00:00,USD,
""",
        {("Harbor & Vine LLC", None): 2400.0, ("Northwind Dental", None): 760.0},
        2,
        ("2026-02-26", "2026-03-18"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "Cash App: times with a zone in letters",
        """Transaction ID,Date,Transaction Type,Currency,Amount,Fee,Net Amount,Asset Type,Asset Price,Asset Amount,Status,Notes,Name of sender/receiver,Account
a1,2026-03-10 21:12:39 EDT,Received P2P,USD,$320.00,$0,$320.00,,,,PAYMENT DEPOSITED,site,Priya Nair,Your Cash
a2,2026-03-12 21:12:39 EDT,Cash Card Debit,USD,-$22.50,$0,-$22.50,,,,CARD CHARGED,Cafe,,Your Cash
a3,2026-03-14 21:12:39 EDT,Cash Out,USD,-$200.00,-$1.00,-$201.00,,,,TRANSFER SENT,,,Bank
a4,2026-04-02 21:12:39 EDT,Received P2P,USD,"$1,080.00",$0,"$1,080.00",,,,PAYMENT DEPOSITED,logo,Wes Tan,Your Cash
""",
        {("Priya Nair", "USD"): 320.0, ("Wes Tan", "USD"): 1080.0},
        2,
        ("2026-03-10", "2026-04-02"),
    ),
    Export(
        "Ko-fi: received and given, tips and shop orders",
        """DateTime (UTC),From,Message,Item,Received,Given,Currency,TransactionType,TransactionId,Reference
03/14/2026 10:11,Anna,nice work,,25.00,,USD,Tip,k1,s1
03/15/2026 10:11,Boris,,Brushes,12.00,,USD,Shop Order,k2,s2
03/20/2026 10:11,Cleo,,,,5.00,USD,Tip,k3,s3
04/02/2026 10:11,Anna,,Portrait,150.00,,USD,Commission,k4,s4
""",
        {("Anna", "USD"): 175.0, ("Boris", "USD"): 12.0},
        3,
        ("2026-03-14", "2026-04-02"),
    ),
    Export(
        "Qonto: settled, declined, and what the VAT was",
        """"Status";"Settlement date (UTC)";"Settlement date (local)";"Operation date (UTC)";"Operation date (local)";"Amount incl. VAT (EUR)";"Amount incl. VAT (local currency)";"Local currency";"VAT rate (%)";"VAT amount (EUR)";"Side";"Counterparty name";"Payment method";"Initiator";"Team";"Reference";"Category";"Attachment";"Note";"IBAN"
"settled";"03-03-2026 08:00:00";"03-03-2026 09:00:00";"03-03-2026 08:00:00";"03-03-2026 09:00:00";"1210.00";"1210.00";"EUR";"21";"210.00";"credit";"Estudio Güell SL";"Transfer";"Sam";"";"F-12";"Sales";"No";"";"FR76"
"settled";"05-03-2026 08:00:00";"05-03-2026 09:00:00";"05-03-2026 08:00:00";"05-03-2026 09:00:00";"-60.50";"-60.50";"EUR";"21";"10.50";"debit";"Adobe";"Card";"Sam";"";"";"Software";"No";"";""
"declined";"";"";"09-03-2026 08:00:00";"09-03-2026 09:00:00";"-90.00";"-90.00";"EUR";"";"";"debit";"Amazon";"Card";"Sam";"";"";"Other";"No";"";""
"settled";"18-03-2026 08:00:00";"18-03-2026 09:00:00";"18-03-2026 08:00:00";"18-03-2026 09:00:00";"605.00";"605.00";"EUR";"21";"105.00";"credit";"Cafés Oriente";"Transfer";"Sam";"";"F-13";"Sales";"No";"";"FR76"
""",
        {("Estudio Güell SL", "EUR"): 1000.0, ("Cafés Oriente", "EUR"): 500.0},
        2,
        ("2026-03-03", "2026-03-18"),
    ),
    Export(
        "Banorte: deposits and withdrawals with empty marks, detail in a last column",
        """Cuenta,Fecha De Operación,Fecha,Referencia,Descripción,Cod. Transac,Sucursal,Depósitos,Retiros,Saldo,Movimiento,Descripción Detallada,Cheque
'0123456789,02/03/2026,02/03/2026,0000001,SPEI RECIBIDO,003,0001,"$12,500.00",-,"$20,000.00",1,"SPEI RECIBIDO, BCO:0014 SANTANDER HR LIQ: 10:00:00 DEL CLIENTE TALLERES LUNA SA DE CV, CLABE 0140 CON RFC TLU010101AA1 CONCEPTO: FACTURA 12",-
'0123456789,06/03/2026,06/03/2026,0000002,COMPRA ORDEN DE PAGO SPEI,004,0001,-,"$3,000.00","$17,000.00",2,"COMPRA ORDEN DE PAGO SPEI, BENEF: RENTA",-
'0123456789,20/03/2026,20/03/2026,0000003,SPEI RECIBIDO,003,0001,"$4,350.50",-,"$21,350.50",3,"SPEI RECIBIDO, BCO:0012 BBVA HR LIQ: 11:00:00 DEL CLIENTE CAFE DEL VALLE SA DE CV, CLABE 0120 CON RFC CDV010101AA1 CONCEPTO: PAGO",-
'0123456789,31/03/2026,31/03/2026,0000004,COMISION POR SERVICIO,005,0001,-,$58.00,"$21,292.50",4,COMISION,-
""",
        {("TALLERES LUNA SA DE CV", "MXN"): 12500.0, ("CAFE DEL VALLE SA DE CV", "MXN"): 4350.5},
        2,
        ("2026-03-02", "2026-03-20"),
        questions=frozenset({"which_credits", "currency"}),
    ),
    Export(
        "Citibanamex: title lines, deposits and withdrawals",
        """Citibanamex
Cuenta de cheques 1234 Moneda Nacional
Periodo: 01/02/2026 al 28/02/2026

Fecha,Descripción,Depósitos,Retiros,Saldo
03/02/2026,PAGO RECIBIDO DE BBVA MEXICO POR ORDEN DE TALLERES LUNA,"8,000.00",,"10,000.00"
14/02/2026,COMPRA AMAZON MX,,899.00,"9,101.00"
25/02/2026,PAGO RECIBIDO DE SANTANDER POR ORDEN DE CAFE DEL VALLE,"2,500.50",,"11,601.50"
,TOTAL,"10,500.50",899.00,
""",
        {("TALLERES LUNA", "MXN"): 8000.0, ("CAFE DEL VALLE", "MXN"): 2500.5},
        2,
        ("2026-02-03", "2026-02-25"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "Mercado Pago: money released, a summary with its own header first",
        """INITIAL_BALANCE;CREDITS;DEBITS;FINAL_BALANCE
1.000,00;4.100,00;-600,00;4.500,00

RELEASE_DATE;TRANSACTION_TYPE;REFERENCE_ID;TRANSACTION_NET_AMOUNT;PARTIAL_BALANCE
03-03-2026;Liquidación de dinero ;900001;2.500,00;3.500,00
05-03-2026;Transferencia enviada ;900002;-500,00;3.000,00
17-03-2026;Transferencia recibida Talleres Luna;900003;1.600,00;4.600,00
20-03-2026;Pago Netflix ;900004;-100,00;4.500,00
""",
        {},
        0,
        ("NaT", "NaT"),
        questions=frozenset({"which_credits", "who_paid"}),
    ),
    Export(
        "Mercado Pago settlement report: capitals, gross, fee, net, refund",
        """EXTERNAL_REFERENCE;SOURCE_ID;PAYMENT_METHOD_TYPE;PAYMENT_METHOD;SITE;TRANSACTION_TYPE;TRANSACTION_AMOUNT;TRANSACTION_CURRENCY;TRANSACTION_DATE;FEE_AMOUNT;SETTLEMENT_NET_AMOUNT;SETTLEMENT_CURRENCY;SETTLEMENT_DATE;REAL_AMOUNT;PAYER_NAME
fact-1;80001;credit_card;visa;MLM;SETTLEMENT;1500.00;MXN;2026-03-02T10:00:00.000-06:00;-60.90;1439.10;MXN;2026-03-20T10:00:00.000-06:00;1439.10;Ana Robles
fact-2;80002;bank_transfer;clabe;MLM;SETTLEMENT;2400.00;MXN;2026-03-09T10:00:00.000-06:00;-97.44;2302.56;MXN;2026-03-27T10:00:00.000-06:00;2302.56;Taller Luna
fact-1;80003;credit_card;visa;MLM;REFUND;-500.00;MXN;2026-03-11T10:00:00.000-06:00;0.00;-500.00;MXN;2026-03-11T10:00:00.000-06:00;-500.00;Ana Robles
;80004;;;MLM;PAYOUTS;-2000.00;MXN;2026-03-30T10:00:00.000-06:00;0.00;-2000.00;MXN;2026-03-30T10:00:00.000-06:00;-2000.00;
""",
        {("Ana Robles", "MXN"): 1000.0, ("Taller Luna", "MXN"): 2400.0},
        2,
        ("2026-03-02", "2026-03-09"),
    ),
)
