"""What column headers mean, in English and Spanish, with the commonest Portuguese, German and French ones.

Each meaning lists its headers folded (`folding.fold`), best first: where a file has several columns of one
meaning, the earlier header wins. A header may stand under several meanings; the cells decide between them.
"""

from __future__ import annotations

from typing import Literal

Meaning = Literal[
    "client",
    "client_code",
    "recipient",
    "date",
    "paid_date",
    "due_date",
    "base",
    "amount",
    "total",
    "net",
    "line",
    "credit",
    "debit",
    "fee",
    "tax",
    "tax_rate",
    "withheld",
    "withheld_rate",
    "discount",
    "refunded",
    "paid_amount",
    "due",
    "balance",
    "currency",
    "status",
    "type",
    "direction",
    "ref",
    "txn",
    "parent",
    "project",
    "description",
    "note",
    "hours",
    "seconds",
    "minutes",
    "hourly_rate",
    "quantity",
    "unit_price",
    "discount_rate",
    "billable",
    "item",
    "account_type",
    "country_es",
    "country_mx",
    "ignored",
    "issuer_id",
    "receiver_id",
    "issuer",
    "receiver",
    "time",
    "refund_flag",
    "refunded_flag",
    "series",
    "tip",
]

_HEADERS: dict[Meaning, str] = {
    "client": "client name|customer name|display name|nombre visible|nombre del cliente|nombre cliente"
    "|nombre o razon social del cliente|client"
    "|customer|cliente|kunde|kundenname|customer full name|contact name|nombre del contacto|nombre contacto|buyer"
    "|buyer name|comprador|sponsor profile name|payer name|payer|pagador|nombre del pagador|sender name"
    "|opposite account name|client info|client company|client company name|customer company|company name|company"
    "|empresa|razon social|nombre fiscal|nombre o razon social|nombre razon social|billed to|bill to|bill to name"
    "|billing name|invoice to|facturado a|destinatario|nombre destinatario|source name|ordenante|nombre del ordenante"
    "|nombre ordenante|remitente|nombre receptor|receptor|denominacion receptor|denominacion"
    "|nombre o razon social del receptor|partner name|partner|counterparty|counterparty name|counter party"
    "|contraparte|beneficiario|beneficiary|sender|contact|contacto|organization|organisation|organizacion|name|nombre"
    "|nome|client nom|cliente nome|auftraggeber|beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger"
    "|name zahlungsbeteiligter|zahlungspflichtiger|employer|agency client|payee payer|from name|from|received from"
    "|recibido de|donor|patron|supporter|sponsor|sponsor handle|client id|customer id|id cliente|cliente id|clientid"
    "|store name|source|cuenta cliente|payor|paid by|vendor client|client vendor|customer vendor|cliente proveedor"
    "|payee|account name|customer description|who|quien|a quien|de quien|handle|username",
    "client_code": "customer email|client email|email|correo|email address|from email address|client code|nif|cif|rfc"
    "|nif cliente|vat number|tax id",
    "recipient": "to|to name|recipient|recipient name|paid to|para|payee name|target name",
    "date": "invoiced on|invoice date|document date|doc date|fecha documento|fecha del documento|bill date"
    "|billing date|"
    "dated on|dated|date issued|issue date|date of issue|issued|issued on"
    "|fecha factura|fecha de factura|fecha de emision|fecha emision|fecha de expedicion|fecha expedicion|emitida"
    "|transaction date|date completed|completed date|completed on|completion date|finished on|fecha|date"
    "|fecha de operacion|fecha operacion|f operacion|booking date|posting date|posted date|post date|fecha contable"
    "|fecha de transaccion|fecha transaccion|fecha movimiento|fecha del movimiento|datetime|date time"
    "|fecha y hora|start date|fecha inicio|fecha de inicio"
    "|inv date|date started|started date|data|datum|data emissao|rechnungsdatum|belegdatum|ausstellungsdatum"
    "|data fattura|buchungstag|date de facture|date facture|transaction creation date|day|dia|project date|order date"
    "|fecha pedido|sale date|month|mes|periodo|period|value date|fecha valor|f valor|fecha de valor|entry date"
    "|work date|service date|delivery date|completed|received|when|fecha operativa|purchase date|fecha de compra|sent"
    "|sent on|date sent|enviada|enviado|fecha de envio|fecha envio|created date|created|created on|created at"
    "|creation date|date created|timestamp|marca temporal|time stamp",
    "paid_date": "paid date|date paid|paid on|paid at|payment date|last payment date|date of payment|payment received"
    "|payment received on|date received|received date|received on|fecha de cobro|fecha cobro|fecha de pago|fecha pago"
    "|fecha cobrada|cobrado el|cobrada el|pagado el|pagada el|fecha de cobro real|pay date|settled on|settlement date"
    "|fecha liquidacion|f cobro|f pago|cobro|bezahlt am|zahlungsdatum|date de paiement|reglee le|regle le|payee le"
    "|paye le|date de reglement|date reglement|encaissee le|data pagamento fattura|data pagamento|data de pagamento"
    "|transaction paid date|fully paid date|date cleared|data de recebimento|data recebimento|paid|pagado|pagada"
    "|cobrado|cobrada",
    "due_date": "due date|date due|payment due|due|fecha de vencimiento|fecha vencimiento|vencimiento|vence"
    "|f vencimiento|planned date|expected payment date|available on|payment due date|fecha prevista|end date"
    "|fecha fin|fecha de fin|last modified|updated at|updated on|modified|date of creation|expiry date|fecha limite"
    "|to date|from date",
    "base": "base imponible|tax excluded|tax excluded signed|untaxed amount signed|base"
    "|base unitaria|subtotal"
    "|sub total|net subtotal|total base|importe base|importe base imponible|base imponible total|total base imponible"
    "|importe sin iva|total sin iva|importe sin impuestos|total sin impuestos|monto sin iva|amount excl tax"
    "|amount excl vat|amount excluding tax|amount excluding vat|amount ex vat|amount ex tax|amount before tax"
    "|total before tax|total excl vat|total excl tax|total excluding tax|total ex vat|net of tax|untaxed amount"
    "|taxable amount|taxable|pre tax amount|pretax amount|amount net of tax|subtotal amount|base iva|base euros"
    "|base imp|bi|neto sin iva|importe antes de impuestos|total antes de impuestos|total net|net total|nettobetrag"
    "|imponibile|net value|net price|netto|montant ht|total ht",
    "amount": "gross amount|gross|gross sales|net sales|bruto|brutos|importe bruto|gross earnings|gross total"
    "|amount billed|amt billed|billed amount|billed|invoiced amount|amount invoiced|importe facturado|invoice amount"
    "|billable amount|processed amount|amount|importe|monto|payment amount|transaction amount|amount paid out"
    "|importe de la operacion|importe operacion|importe movimiento|honorarios|fees charged|project value"
    "|contract value|project fee|project price|fixed fee|price|precio|valor|value|amount earned|earned|earnings"
    "|revenue|income|ingreso|ingresos|amount received|received amount|importe recibido|cuantia|cantidad|montant"
    "|betrag|importo|preis|order total|order amount|sale amount|target amount|amount one column|fee|fees|charge"
    "|charged|amt|usd|eur|total price|monto total bruto|total billed|total facturado|facturado|how much|cuanto"
    "|amount in account currency|dinero|money|pago|payment|sales|ventas"
    "|before tip|amount before tip|price before tip|antes de propina",
    "total": "total|total value|gross value|bruttobetrag|brutto|totale|invoice total|total factura|total de factura"
    "|importe total|total amount|grand total|total invoice|monto total|total con iva|total iva incluido"
    "|total incl vat|total incl tax|total including tax|total inc vat|total with tax|amount incl vat|amount incl tax"
    "|importe con iva|importe iva incluido|total a pagar|total cobrado|total collected|total charged|gesamt"
    "|gesamtbetrag|total ttc|valor total|liquido a percibir",
    "net": "net sales|ventas netas"
    "|net|neto|net amount|importe neto|monto neto|net earnings|net income|liquido|net total after fees"
    "|after fees|net revenue|net payout|total net amount|neto recibido|you receive|your earnings|amount after fees"
    "|net after fees|source amount|freelancer earnings",
    "line": "line subtotal|line amount|item total|line total|item amount|importe linea|total linea|subtotal linea"
    "|importe de linea|line item amount|item subtotal|line net amount",
    "credit": "credit amount|credit|abono|abonos|haber|money in|paid in|deposits|deposit|credito|creditos"
    "|credit amount two column|entradas|entrada|ingresos eur|importe abono|importe haber|depositos|deposito|amount in"
    "|credits|in|additions|credit two column approach|inflow|inflows",
    "debit": "debit amount|debit|cargo|cargos|debe|money out|paid out|withdrawals|withdrawal|debito|debitos|retiro"
    "|retiros|salidas|salida|importe cargo|importe debe|amount out|debits|out|subtractions|debit amount two column"
    "|outflow|outflows",
    "fee": "fee|fees|fees taxes|fees and taxes|service fee|platform fee|transaction fee|processing fee|total fees"
    "|comision|comisiones|tarifa|tarifas|payment processor fee|payment processing fee|stripe fee|paypal fee"
    "|source fee amount|target fee amount|fee amount|taxa|commission|gebuhr|freelancer fee|host fee",
    "tax": "tax|taxes|tax amount|total tax|tax total|total taxes|sales tax|vat|vat amount|iva|cuota iva|importe iva"
    "|total iva|cuota de iva|cuota|impuesto|impuestos|total impuestos|igic|cuota igic|gst|hst|tax 1 amount"
    "|tax 2 amount|tax 2|tax 1|tax2|tax1|mwst|ust|umsatzsteuer|tva|iva trasladado|re|recargo|recargo de equivalencia"
    "|line tax|item tax amount",
    "tax_rate": "% iva|iva %|tipo iva|tipo de iva|tax rate|vat rate|% vat|vat %|tax %|% tax|tipo impositivo"
    "|iva porcentaje|porcentaje iva|item tax %|tax percentage|tax 1 type|tax 2 type",
    "withheld": "retencion|retenciones|irpf|cuota irpf|importe irpf|importe retencion|retencion irpf|cuota retencion"
    "|withholding|withholding tax|withheld|tax withheld|isr|isr retenido|iva retenido|retencion isr|total retenciones"
    "|total retencion|retenido|importe retenido|importe retenido del irpf|impuesto retenido",
    "withheld_rate": "% irpf|irpf %|tipo irpf|% retencion|retencion %|tipo retencion|withholding rate"
    "|tipo de retencion",
    "discount": "discount|descuento|discount amount|importe descuento|total discount|discounts|entity discount amount",
    "discount_rate": "discount percentage|discount %|% discount|descuento %|% descuento|% dto|dto %|dto|discount rate"
    "|discount percent",
    "refunded": "amount refunded|partial refund|partial refund amount|reembolso parcial|refunded amount"
    "|refunded|importe reembolsado|total refunded|refund amount|refunds"
    "|reembolsado|reembolso|monto reembolsado",
    "paid_amount": "paid amount|amount paid|amt paid|invoice amount paid|paid to date|invoice paid to date|paid value"
    "|cantidad cobrada|importe cobrado|importe pagado|monto pagado|monto cobrado|amount collected|payments received"
    "|total paid|payments|cobrado|pagado|total cobrado|total pagado|paid",
    "due": "amount due|balance due|due value|invoice amount due|invoice balance|open balance|outstanding"
    "|outstanding amount|outstanding balance|pendiente|importe pendiente|pendiente de cobro|saldo pendiente"
    "|por cobrar|pendiente cobro|amount outstanding|unpaid amount|remaining|balance|saldo|resta",
    "balance": "balance|running balance|running bal|partial balance|saldo parcial|saldo|saldo disponible|disponible"
    "|saldo contable|account balance|saldo final|balance after|balance after transaction|saldo posterior"
    "|available balance|new balance|saldo eur|solde|kontostand",
    "currency": "currency|divisa|moneda|currency code|invoice currency|transaction currency|ccy|moeda|wahrung"
    "|waehrung|devise|currency symbol|codigo divisa|codigo moneda|tipo moneda|amount currency|currency id"
    "|target currency|source currency|payment currency|settlement currency|cur",
    "status": "invoice status|payment status|status|estado|state|estatus|estado factura|estado de la factura"
    "|estado de pago|estado del pago|estado de cobro|estado cobro|situacion|paid|is paid|paid?|pagado|pagada|cobrada"
    "|cobrado|paid unpaid|transaction status|status id|estado transaccion|situacao|bezahlt|payment state"
    "|settlement status|cobrada estado|estado comprobante|sat status|document status",
    "type": "transaction type|type|tipo|kind|reporting category|category|categoria|tipo de transaccion"
    "|tipo transaccion|tipo de movimiento|tipo movimiento|movimiento|document type|tipo de documento|tipo documento"
    "|tipo de comprobante|efecto comprobante|efecto del comprobante|tipo comprobante|transaction details type"
    "|entry type|row type|balance type|tipo operacion|tipo de operacion|record type|event type|activity type|activity"
    "|transaction category",
    "refund_flag": "is refund|es reembolso|refund yes no",
    "refunded_flag": "refunded|is refunded|fully refunded|is fully refunded|reembolsado|reembolsada|devuelto|devuelta",
    "account_type": "account type|account group|account category|tipo de cuenta|grupo de cuenta|cuenta|subcuenta"
    "|cuenta contable|codigo cuenta|codigo de cuenta|account code",
    "direction": "direction|balance impact|debit credit|credit debit|dr cr|cr dr|credit or debit|debit or credit|side"
    "|sentido|signo|in out|impacto en el saldo|debe haber|d h|credit debit indicator|abono cargo|cargo abono|flow",
    "ref": "invoice number|invoice #|invoice no|invoice num|num factura|no factura|numero de factura|numero factura"
    "|n factura|n de factura|no de factura|invoice id|factura|nro factura|inv no|inv #|inv number|invoice|# invoice"
    "|invoice ref|invoice reference|folio|folio fiscal|serie y numero|numero de documento|document number|document no"
    "|doc no|doc number|document|documento|num|number|no|numero|nro|n|#|ref|referencia|reference|invoice code"
    "|rechnungsnummer|belegnummer|rechnungsnr|rechnung nr|numero fattura|nummer|numero de la factura|po number"
    "|bill number|receipt number|codigo",
    "txn": "transaction id|balance transaction id|transferwise id|uuid|ref id|transaction reference|order number"
    "|order id|order|pedido|payment id|charge id|payout id|id de transaccion|id transaccion|short id|txn id|id"
    "|identificador|reference id|source id|source|transaction number|referencia de transaccion|numero de operacion"
    "|no operacion|num operacion|transaction",
    "parent": "reference txn id|id de transaccion de referencia|related transaction|original transaction"
    "|reference transaction id|related id|parent id|original id|refund of|rectifica|factura rectificada|charge"
    "|short refund id|refund id",
    "project": "project|project name|proyecto|nombre del proyecto|nombre proyecto|job|job title|engagement|matter"
    "|contract|contrato|trabajo|encargo|projekt|projeto|contract title|item title|milestone|service|servicio|titulo"
    "|title|subject",
    "description": "description|descripcion|concepto|concepto referencia|details|detalle|detalles|memo description"
    "|memo|transaction summary|summary|narrative|particulars|descricao|descricao do item|beschreibung"
    "|verwendungszweck|libelle|item description|product service full name|product service|product|producto|concept"
    "|transaction details|additional description|item name|merchant|movement|transaction description|charge notes"
    "|work|work description|what|que",
    "note": "payment reference|observaciones|notes|note|notas|nota|remarks|comments|comentarios|mas datos"
    "|informacion adicional|additional information|beneficiario ordenante|referencia 1|referencia 2|reference"
    "|referencia|message|mensaje",
    "hours": "duration decimal|hours|horas|duration h|duration|duracion|time spent|hours worked|horas trabajadas"
    "|time h|billable hours|quantity hours|hrs|total hours|hours logged|duration hours|stunden|ore|dauer|duree|tiempo"
    "|rounded hours|time hours|horas facturables|logged hours|total horas|billed hours",
    "seconds": "seconds|segundos|duration seconds|duration in seconds",
    "minutes": "minutes|minutos|duration minutes|mins",
    "hourly_rate": "billable rate|hourly rate|rate|tarifa hora|precio hora|hourly price|stundensatz|rate hour"
    "|rate per hour|tarifa por hora|precio por hora|tarifa horaria|internal price|fixed price|cost rate|cost amount"
    "|user rate",
    "quantity": "quantity|qty|unidades|uds|cantidad|units|item quantity|line quantity|cant|ud|menge",
    "unit_price": "unit price|unit amount|precio unidad|precio unitario|precio ud|item price|sales price"
    "|price per unit|base unitaria|unit cost|item rate|rate|importe unitario|valor unitario|precio",
    "billable": "billable|facturable|is billable|billable status|invoiceable|abrechenbar|billable yes no",
    "item": "item name|product service|product service full name|product|producto|articulo|item|line item|line|linea"
    "|item description|inventory item code|line description|item code|item title|line number|task|tarea",
    "time": "start time|end time|hora|time|hora inicio|hora fin|von|bis|timezone|time zone|zona horaria|from|to|start"
    "|end|inicio|fin|desde|hasta|hora de inicio|hora de fin",
    "country_es": "nif|cif|% irpf|irpf|base imponible|retencion irpf|% iva|cuota iva|nif cliente|igic|retencion"
    "|cuota irpf",
    "country_mx": "rfc|rfc emisor|rfc receptor|uso cfdi|cfdi|forma pago|metodo pago|uso de cfdi|regimen fiscal"
    "|efecto comprobante|rfc cliente|rfc pac|metodo de pago sat|clave sat|folio fiscal",
    "tip": "tip|tips|tip amount|gratuity|gratuities|propina|propinas|importe propina",
    "series": "serie|series|invoice series|serie factura",
    "issuer_id": "rfc emisor|nif emisor",
    "receiver_id": "rfc receptor|nif receptor",
    "issuer": "nombre emisor|nombre o razon social del emisor|denominacion emisor|razon social emisor"
    "|nombre del emisor|emisor",
    "receiver": "nombre receptor|nombre o razon social del receptor|denominacion receptor|razon social receptor"
    "|nombre del receptor|receptor",
    "ignored": "user|usuario|team member|freelancer|agency|first name|last name|payee name|payee|email|task|tags"
    "|group|invoiced|approved|destination|bank|card holder full name|currency rate|exchange rate|tipo de cambio"
    "|forma de pago|metodo de pago|tax name|amount in local currency|address|client address|direccion|telefono|phone"
    "|orig amount|original amount|team|po|last name first name|cost|timezone|quantity available|converted amount"
    "|transfer amount|tier monthly amount|payment method|pais|country|ciudad|city|exchange to amount"
    "|amount without tax in eur|mcc|terms",
}


HEADERS: dict[str, tuple[tuple[Meaning, int], ...]] = {}
"""Folded header -> its meanings, each with its place among that meaning's headers (0 is best)."""
for _meaning, _listed in _HEADERS.items():
    for _place, _header in enumerate(_listed.split("|")):
        HEADERS[_header] = (*HEADERS.get(_header, ()), (_meaning, _place))

MONEY_MEANINGS: frozenset[Meaning] = frozenset(
    {"base", "amount", "total", "net", "line", "credit", "debit", "paid_amount", "refunded", "due"}
)
