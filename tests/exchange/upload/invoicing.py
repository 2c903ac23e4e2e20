"""Exports of invoicing programmes, tax offices and marketplaces that invoice."""

# ruff: noqa: E501  # the lines of these files are as long as the exports that they stand for

from __future__ import annotations

from tests.exchange.upload.export import Export

INVOICING = (
    Export(
        "Contasimple: base, taxes, withholding, a rectifying invoice, a total at the end",
        """Libro de facturas emitidas
Ejercicio 2026;Periodo: 1T

Número;Fecha;Vencimiento;Cliente;NIF;Concepto;Base imponible;% IVA;Cuota IVA;% IRPF;Retención IRPF;Total;Estado;Fecha de cobro
2026-001;05/01/2026;04/02/2026;Clínica Sol SL;B12345678;Web;1.000,00;21;210,00;15;150,00;1.060,00;Cobrada;02/02/2026
2026-002;20/01/2026;19/02/2026;Hotel Mar Menor SA;A87654321;SEO;640,00;21;134,40;15;96,00;678,40;Cobrada;25/02/2026
2026-003;11/02/2026;13/03/2026;Clínica Sol SL;B12345678;Soporte;300,00;21;63,00;15;45,00;318,00;Pendiente;
2026-004;12/02/2026;14/03/2026;Imprenta Luz SL;B11111111;Logo;200,00;21;42,00;15;30,00;212,00;Borrador;
R2026-001;28/02/2026;28/02/2026;Hotel Mar Menor SA;A87654321;Rectificativa 2026-002;-140,00;21;-29,40;15;-21,00;-148,40;Cobrada;28/02/2026
2026-005;15/03/2026;14/04/2026;Imprenta Luz SL;B11111111;Folleto;450,50;21;94,61;15;67,58;477,53;Cobrada;01/04/2026
;;;TOTAL;;;2.450,50;;514,61;;367,58;2.597,53;;
""",
        {("Clínica Sol SL", "EUR"): 1000.0, ("Hotel Mar Menor SA", "EUR"): 500.0, ("Imprenta Luz SL", "EUR"): 450.5},
        3,
        ("2026-01-05", "2026-03-15"),
        open=(7,),
        encoding="cp1252",
        paid={5: "2026-02-02"},
    ),
    Export(
        "AEAT: the unified book of invoices issued, two header rows",
        """Autoliquidación;;Actividad;;;Tipo de Factura;Concepto de Ingreso;Ingreso Computable;Fecha Expedición;Fecha Operación;Identificación de la Factura;;;NIF Destinatario;;;Nombre Destinatario;Clave de Operación;Calificación de la Operación;Operación Exenta;Total Factura;Base Imponible;Tipo de IVA;Cuota IVA Repercutida;Tipo Retención del IRPF;Importe Retenido del IRPF
Ejercicio;Periodo;Código;Tipo;Grupo o Epígrafe del IAE;;;;;;Serie;Número;Número-Final;Tipo;Código País;Identificación;;;;;;;;;;
2026;1T;A;03;763;F1;I01;1000,00;15/01/2026;;A;1;;;;B12345678;Clínica Sol SL;01;S1;;1060,00;1000,00;21;210,00;15;150,00
2026;1T;A;03;763;F1;I01;750,00;20/02/2026;;A;2;;;;A87654321;Hotel Mar Menor SA;01;S1;;795,00;750,00;21;157,50;15;112,50
2026;1T;A;03;763;R1;I01;-250,00;03/03/2026;;R;1;;;;A87654321;Hotel Mar Menor SA;01;S1;;-265,00;-250,00;21;-52,50;15;-37,50
2026;2T;A;03;763;F1;I01;420,00;15/04/2026;;A;3;;;;B12345678;Clínica Sol SL;01;S1;;445,20;420,00;21;88,20;15;63,00
""",
        {("Clínica Sol SL", "EUR"): 1420.0, ("Hotel Mar Menor SA", "EUR"): 500.0},
        3,
        ("2026-01-15", "2026-04-15"),
    ),
    Export(
        "Debitoor: paid and unpaid by the day of payment",
        """Número;Fecha;Fecha de vencimiento;Cliente;Neto;IVA;Total;Moneda;Pagado;Pendiente;Fecha de pago
1;01.02.2026;15.02.2026;Clínica Sol;500,00;105,00;605,00;EUR;605,00;0,00;10.02.2026
2;13.02.2026;27.02.2026;Imprenta Luz;250,00;52,50;302,50;EUR;0,00;302,50;
3;01.03.2026;15.03.2026;Clínica Sol;800,00;168,00;968,00;EUR;968,00;0,00;20.03.2026
""",
        {("Clínica Sol", "EUR"): 1300.0},
        2,
        ("2026-02-01", "2026-03-01"),
        open=(3,),
        paid={2: "2026-02-10", 4: "2026-03-20"},
    ),
    Export(
        "FacturaDirecta: upper case, amounts with the sign behind",
        """"NÚMERO";"FECHA";"CLIENTE";"BASE IMPONIBLE";"IMPUESTOS";"RETENCIÓN";"TOTAL";"ESTADO";"ETIQUETAS"
"F26/001";"07/01/2026";"GARCÍA E HIJOS SL";"1.250,00 €";"262,50 €";"187,50 €";"1.325,00 €";"Cobrada";""
"F26/002";"22/01/2026";"NORTE DIGITAL SL";"80,00 €";"16,80 €";"12,00 €";"84,80 €";"Vencida";""
"F26/003";"30/01/2026";"GARCÍA E HIJOS SL";"90,00 €";"18,90 €";"13,50 €";"95,40 €";"Anulada";""
"F26/004";"14/02/2026";"NORTE DIGITAL SL";"600,00 €";"126,00 €";"90,00 €";"636,00 €";"Cobrada";"urgente"
""",
        {("GARCÍA E HIJOS SL", "EUR"): 1250.0, ("NORTE DIGITAL SL", "EUR"): 600.0},
        2,
        ("2026-01-07", "2026-02-14"),
        open=(3,),
        encoding="cp1252",
    ),
    Export(
        "Billin / Holded list: total only, VAT and withholding apart",
        """Fecha,Num,Cliente,Descripción,Subtotal,IVA,Retención,Total,Cobrado,Pendiente,Estado
03/03/2026,FAC-10,Norte Digital,Diseño,"1.000,00","210,00","-150,00","1.060,00","1.060,00","0,00",Pagado
18/03/2026,FAC-11,Kilim Studio,Textos,"400,00","84,00","-60,00","424,00","200,00","224,00",Pagado parcialmente
25/03/2026,FAC-12,Norte Digital,Diseño,"150,00","31,50","-22,50","159,00","0,00","159,00",Pendiente
""",
        {("Norte Digital", "EUR"): 1000.0, ("Kilim Studio", "EUR"): 400.0},
        2,
        ("2026-03-03", "2026-03-18"),
        open=(4,),
    ),
    Export(
        "Malt in Spanish: commission apart, HT amounts",
        """N° de factura;Fecha de emisión;Cliente;Proyecto;Importe sin IVA;IVA;Importe con IVA;Comisión Malt;Estado;Fecha de pago
MALT-1;2026-01-20;Orange Bank;API;2400,00;504,00;2904,00;240,00;Pagada;2026-02-20
MALT-2;2026-02-20;Kilim Studio;Web;900,00;189,00;1089,00;90,00;Pagada;2026-03-22
MALT-3;2026-03-20;Orange Bank;API;1200,00;252,00;1452,00;120,00;Enviada;
""",
        {("Orange Bank", None): 2400.0, ("Kilim Studio", None): 900.0},
        2,
        ("2026-01-20", "2026-02-20"),
        open=(4,),
        paid={2: "2026-02-20"},
    ),
    Export(
        "Toptal: payments with a number, hours billed, in words",
        """Payment #,Type,Job,Client,Description,Issue Date,Due Date,Paid Date,Hours,Rate,Amount,Status
101,Timesheet,Backend,Northwind,"Mar 1 - Mar 15","Mar 16, 2026","Mar 26, 2026","Mar 27, 2026",40,$65.00,"$2,600.00",Paid
102,Timesheet,Backend,Northwind,"Mar 16 - Mar 31","Apr 1, 2026","Apr 11, 2026","Apr 12, 2026",38.5,$65.00,"$2,502.50",Paid
103,Referral bonus,,Toptal,"Referral","Apr 2, 2026","Apr 12, 2026","Apr 12, 2026",,,"$500.00",Paid
104,Timesheet,Backend,Northwind,"Apr 1 - Apr 15","Apr 16, 2026","Apr 26, 2026",,40,$65.00,"$2,600.00",Outstanding
""",
        {("Northwind", "USD"): 5102.5, ("Toptal", "USD"): 500.0},
        3,
        ("2026-03-16", "2026-04-02"),
        open=(5,),
        hours=78.5,
        paid={2: "2026-03-27"},
    ),
    Export(
        "FreshBooks: payments collected, a refund, currencies of their own",
        """Client Name,Invoice #,Date,Method,Description,Amount,Currency
Harbor & Vine,0000031,04/14/2026,Bank Transfer,Payment,1200.00,USD
Northwind Dental,0000032,04/20/2026,Credit Card,Payment,350.00,USD
Harbor & Vine,0000031,04/28/2026,Bank Transfer,Refund,-200.00,USD
""",
        {("Harbor & Vine", "USD"): 1000.0, ("Northwind Dental", "USD"): 350.0},
        2,
        ("2026-04-14", "2026-04-20"),
    ),
    Export(
        "Zoho Books: many columns, one invoice in two lines, one void, tax inside total",
        """Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer ID,Customer Name,Is Inclusive Tax,Due Date,PurchaseOrder,Currency Code,Exchange Rate,Discount Type,Entity Discount Percent,SubTotal,Total,Balance,Adjustment,Item Name,Item Desc,Quantity,Discount,Item Total,Item Price,Item Tax,Item Tax %,Item Tax Amount,Last Payment Date
2026-02-02,460000000026001,INV-000101,Closed,460000000001,Quayside Events,false,2026-03-04,,GBP,1.0,entity_level,0,900.00,1080.00,0.00,0,Design,,1,0,600.00,600.00,VAT,20,120.00,2026-03-01
2026-02-02,460000000026001,INV-000101,Closed,460000000001,Quayside Events,false,2026-03-04,,GBP,1.0,entity_level,0,900.00,1080.00,0.00,0,Copy,,3,0,300.00,100.00,VAT,20,60.00,2026-03-01
2026-02-19,460000000026002,INV-000102,Void,460000000002,Pennine Cycles,false,2026-03-21,,GBP,1.0,entity_level,0,500.00,600.00,0.00,0,Design,,1,0,500.00,500.00,VAT,20,100.00,
2026-03-15,460000000026003,INV-000103,Overdue,460000000002,Pennine Cycles,false,2026-04-14,,GBP,1.0,entity_level,0,250.00,300.00,300.00,0,Copy,,1,0,250.00,250.00,VAT,20,50.00,
2026-03-16,460000000026004,INV-000104,Closed,460000000002,Pennine Cycles,false,2026-04-15,,GBP,1.0,entity_level,0,260.00,312.00,0.00,0,Copy,,1,0,260.00,260.00,VAT,20,52.00,2026-04-02
""",
        {("Quayside Events", "GBP"): 900.0, ("Pennine Cycles", "GBP"): 260.0},
        2,
        ("2026-02-02", "2026-03-16"),
        open=(5,),
        paid={2: "2026-03-01"},
    ),
    Export(
        "Wave: invoices as a list",
        """Invoice number,Customer,Invoice date,Due date,Status,Currency,Invoice total,Amount due,Taxes
1,Acme Co,2026-01-08,2026-02-07,Paid,CAD,1130.00,0.00,130.00
2,Birch & Sons,2026-01-30,2026-03-01,Partially Paid,CAD,565.00,165.00,65.00
3,Acme Co,2026-02-14,2026-03-16,Unsent,CAD,226.00,226.00,26.00
4,Acme Co,2026-02-20,2026-03-22,Unpaid,CAD,339.00,339.00,39.00
""",
        {("Acme Co", "CAD"): 1000.0, ("Birch & Sons", "CAD"): 500.0},
        2,
        ("2026-01-08", "2026-01-30"),
        open=(5,),
    ),
    Export(
        "Stripe invoices: lower-case currency, amounts due, paid and remaining",
        """id,Amount Due,Amount Paid,Amount Remaining,Application Fee,Attempt Count,Billing,Charge,Closed,Currency,Customer,Customer Email,Customer Name,Date (UTC),Due Date (UTC),Description,Number,Paid,Subtotal,Tax,Tax Percent,Total,Status
in_1,121.00,121.00,0.00,,1,send_invoice,ch_1,TRUE,eur,cus_1,a@x.example,Alba Ríos,2026-02-01 10:00,2026-03-03 10:00,,A-1,TRUE,100.00,21.00,21,121.00,paid
in_2,605.00,0.00,605.00,,0,send_invoice,,FALSE,eur,cus_2,b@x.example,Bruma SL,2026-02-09 10:00,2026-03-11 10:00,,A-2,FALSE,500.00,105.00,21,605.00,open
in_3,242.00,0.00,242.00,,0,send_invoice,,FALSE,eur,cus_2,b@x.example,Bruma SL,2026-02-10 10:00,2026-03-12 10:00,,A-3,FALSE,200.00,42.00,21,242.00,draft
in_4,363.00,0.00,363.00,,4,charge_automatically,,TRUE,eur,cus_1,a@x.example,Alba Ríos,2026-02-15 10:00,2026-03-17 10:00,,A-4,FALSE,300.00,63.00,21,363.00,uncollectible
in_5,847.00,847.00,0.00,,1,send_invoice,ch_5,TRUE,eur,cus_2,b@x.example,Bruma SL,2026-03-15 10:00,2026-04-14 10:00,,A-5,TRUE,700.00,147.00,21,847.00,paid
""",
        {("Alba Ríos", "EUR"): 100.0, ("Bruma SL", "EUR"): 700.0},
        2,
        ("2026-02-01", "2026-03-15"),
        open=(3,),
    ),
    Export(
        "Stripe payouts: only transfers to the own bank",
        """id,Amount,Arrival Date (UTC),Balance Transaction,Created (UTC),Currency,Description,Destination,Destination Name,Failure Code,Method,Source Type,Statement Descriptor,Status,Type
po_1,812.33,2026-03-05 00:00,txn_1,2026-03-03 02:10,eur,STRIPE PAYOUT,ba_1,BBVA,,standard,card,,paid,bank_account
po_2,400.10,2026-03-12 00:00,txn_2,2026-03-10 02:10,eur,STRIPE PAYOUT,ba_1,BBVA,,standard,card,,paid,bank_account
""",
        {},
        0,
        ("NaT", "NaT"),
    ),
    Export(
        "Alegra: Latin American invoices, collected and owed",
        """Número de factura,Cliente,Identificación,Fecha de creación,Fecha de vencimiento,Subtotal,Descuento,Impuestos,Total,Cobrado,Por cobrar,Estado
FE-21,Talleres Luna,TLU010101AA1,2026-03-02,2026-04-01,10000,0,1600,11600,11600,0,Cobrada
FE-22,Café del Valle,CDV010101AA1,2026-03-15,2026-04-14,2500,0,400,2900,0,2900,Por cobrar
FE-23,Café del Valle,CDV010101AA1,2026-03-20,2026-04-19,3000,0,480,3480,0,0,Anulada
FE-24,Talleres Luna,TLU010101AA1,2026-04-02,2026-05-02,4000,500,560,4060,4060,0,Cobrada
""",
        {("Talleres Luna", None): 13500.0},
        2,
        ("2026-03-02", "2026-04-02"),
        open=(3,),
    ),
    Export(
        "AFIP: vouchers with a code in front of the type, a credit note without a sign",
        """Fecha,Tipo,Punto de Venta,Número Desde,Número Hasta,Cód. Autorización,Tipo Doc. Receptor,Nro. Doc. Receptor,Denominación Receptor,Tipo Cambio,Moneda,Imp. Neto Gravado,Imp. Neto No Gravado,Imp. Op. Exentas,IVA,Imp. Total
03/02/2026,11 - Factura C,3,41,41,76000000000001,CUIT,30700000001,PAMPA SRL,1,$,,,,,450000
16/02/2026,11 - Factura C,3,42,42,76000000000002,CUIT,30700000002,RIO SA,1,$,,,,,300000
20/02/2026,13 - Nota de Crédito C,3,7,7,76000000000003,CUIT,30700000002,RIO SA,1,$,,,,,100000
05/03/2026,11 - Factura C,3,43,43,76000000000004,CUIT,30700000001,PAMPA SRL,1,$,,,,,500000
""",
        {("PAMPA SRL", "MXN"): 950000.0, ("RIO SA", "MXN"): 200000.0},
        3,
        ("2026-02-03", "2026-03-05"),
        questions=frozenset({"currency"}),
    ),
    Export(
        "SII Chile: fees with withholding, one cancelled",
        """N°;Fecha;Estado;Fecha Anulación;Rut;Nombre o Razón Social;Soc. Prof.;Brutos;Retenido;Pagado
101;03/03/2026;VIG;;76.111.111-1;AGENCIA SUR SPA;NO;1.000.000;145.000;855.000
102;15/03/2026;NULA;16/03/2026;76.222.222-2;ANDES LTDA;NO;500.000;72.500;427.500
103;28/03/2026;VIG;;76.222.222-2;ANDES LTDA;NO;620.000;89.900;530.100
Totales;;;;;;;1.620.000;234.900;1.385.100
""",
        {("AGENCIA SUR SPA", "CLP"): 1000000.0, ("ANDES LTDA", "CLP"): 620000.0},
        2,
        ("2026-03-03", "2026-03-28"),
    ),
    Export(
        "SAT list from the portal: received and issued, one cancelled, a payment complement",
        """Folio Fiscal,RFC Emisor,Nombre o Razón Social del Emisor,RFC Receptor,Nombre o Razón Social del Receptor,Fecha de Emisión,Fecha de Certificación,PAC que Certificó,Total,Efecto del Comprobante,Estatus de cancelación,Estado del Comprobante,Fecha de Proceso de Cancelación
AAA00001-0000-4000-8000-000000000001,SARI900101AA1,SAM RIVERA,TLU010101AA1,TALLERES LUNA,2026-03-02T10:11:12,2026-03-02T10:12:12,SAT970701NN3,"$11,600.00",Ingreso,Cancelable sin aceptación,Vigente,
AAA00001-0000-4000-8000-000000000002,SARI900101AA1,SAM RIVERA,CDV010101AA1,CAFE DEL VALLE,2026-03-15T10:11:12,2026-03-15T10:12:12,SAT970701NN3,"$2,900.00",Ingreso,Cancelable sin aceptación,Cancelado,2026-03-16T10:00:00
AAA00001-0000-4000-8000-000000000003,SARI900101AA1,SAM RIVERA,TLU010101AA1,TALLERES LUNA,2026-03-28T10:11:12,2026-03-28T10:12:12,SAT970701NN3,$0.00,Pago,Cancelable sin aceptación,Vigente,
AAA00001-0000-4000-8000-000000000004,SARI900101AA1,SAM RIVERA,CDV010101AA1,CAFE DEL VALLE,2026-04-02T10:11:12,2026-04-02T10:12:12,SAT970701NN3,"$3,480.00",Ingreso,Cancelable sin aceptación,Vigente,
""",
        {("TALLERES LUNA", "MXN"): 11600.0, ("CAFE DEL VALLE", "MXN"): 3480.0},
        2,
        ("2026-03-02", "2026-04-02"),
        questions=frozenset({"currency"}),
    ),
    Export(
        "Facturama: subtotal, taxes transferred and withheld, in pesos and dollars",
        """Folio,Fecha,Cliente,RFC,Subtotal,IVA trasladado,ISR retenido,IVA retenido,Total,Moneda,Estatus,Método de pago
A-10,01/03/2026 09:00,Talleres Luna,TLU010101AA1,10000.00,1600.00,1000.00,1066.67,9533.33,MXN,Vigente,PUE
A-11,15/03/2026 09:00,Harbor Inc,XEXX010101000,1500.00,0.00,0.00,0.00,1500.00,USD,Vigente,PPD
A-12,21/03/2026 09:00,Talleres Luna,TLU010101AA1,2000.00,320.00,200.00,213.33,1906.67,MXN,Cancelado,PUE
""",
        {("Talleres Luna", "MXN"): 10000.0, ("Harbor Inc", "USD"): 1500.0},
        2,
        ("2026-03-01", "2026-03-15"),
        questions=frozenset({"currency"}),
    ),
    Export(
        "QuickBooks: invoices and received payments, grouped by customer",
        """Sam Rivera Design
Invoices and Received Payments
"January - April, 2026"

Date,Transaction Type,Memo/Description,Num,Amount
Harbor & Vine,,,,
01/14/2026,Payment,,,"-1,200.00"
01/02/2026,Invoice,,1001,"1,200.00"
Northwind Dental,,,,
02/20/2026,Payment,,,-350.00
02/03/2026,Invoice,,1002,350.00
03/15/2026,Invoice,,1003,410.00

"Wednesday, Apr 01, 2026 10:15:12 AM GMT-7"
""",
        {("Harbor & Vine", None): 1200.0, ("Northwind Dental", None): 350.0},
        2,
        ("2026-01-02", "2026-02-03"),
        open=(12,),
        paid={8: "2026-01-14"},
    ),
    Export(
        "Xero: receivable invoice detail with group rows and totals",
        """Receivable Invoice Detail
Sam Rivera
For the period 1 January 2026 to 31 March 2026

Invoice Number,Invoice Date,Source,Reference,Item Code,Description,Quantity,Unit Price (ex),Tax,Gross,Invoice Total,Status
Quayside Events Ltd,,,,,,,,,,,
INV-0001,14 Jan 2026,Invoice,,,Website,1,600.00,120.00,720.00,1200.00,Paid
INV-0001,14 Jan 2026,Invoice,,,Hosting,1,400.00,80.00,480.00,1200.00,Paid
Total Quayside Events Ltd,,,,,,,,200.00,1200.00,,
Pennine Cycles,,,,,,,,,,,
INV-0002,20 Feb 2026,Invoice,,,Copy,2,150.00,60.00,360.00,360.00,Paid
Total Pennine Cycles,,,,,,,,60.00,360.00,,
Total,,,,,,,,260.00,1560.00,,
""",
        {("Quayside Events Ltd", None): 1000.0, ("Pennine Cycles", None): 300.0},
        2,
        ("2026-01-14", "2026-02-20"),
    ),
)
