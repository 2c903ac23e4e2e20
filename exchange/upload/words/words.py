"""Single words of headers: what they shorten, what changes little, what makes another thing of a known one."""

from __future__ import annotations

SHORT = {
    "imp": "importe",
    "nro": "numero",
    "num": "numero",
    "cod": "codigo",
    "cant": "cantidad",
    "fec": "fecha",
    "vto": "vencimiento",
    "fra": "factura",
    "fact": "factura",
    "desc": "description",
    "descr": "description",
    "obs": "observaciones",
    "inv": "invoice",
    "amt": "amount",
    "qty": "quantity",
    "cust": "customer",
    "bal": "balance",
    "trans": "transaction",
    "curr": "currency",
}
"""Words that headers shorten: `Imp. Total`, `Nro. Factura`, `Inv Amt`."""

LESSER = frozenset({"tax", "tip", "foreign", "extranjera", "original", "local"})
"""Words in brackets that make a lesser column of one: `Amount (tax)` beside `Amount (total)`."""

CODED = frozenset({"cuenta", "subcuenta", "cuenta contable", "codigo cuenta", "codigo de cuenta", "account code"})
"""Headers of accounts that only a journal numbers by a chart of accounts."""

NOISE = frozenset(
    (
        "the of de del la el los las en in utc local gmt total invoice factura facturas transaction usd eur gbp"
        " mxn optional dd mm yyyy aaaa yy hh moneda currency with con and y e o or a by por after before incl inc"
        " fees cliente client local customer account one two column approach is my mi your tu su amounts no"
    ).split()
)
"""Words that change little in a header where the rest of it is known."""

BLOCKING = frozenset(
    (
        "written void voided address email mail phone id code number zip city country type tax vat nif cif rfc"
        " direccion telefono codigo postal pais rate % percent percentage count type tipo handle notes note ref"
        " method metodo forma time hora balance fee card tarjeta cuenta account iban clabe"
    ).split()
)
"""Words that make another thing of a known one: a client address is no client."""

SPANISH = frozenset(
    (
        "fecha cliente importe concepto saldo factura estado moneda divisa monto cargo abono total nombre horas"
        " folio tipo descripcion retencion base emision cobro pago numero referencia observaciones movimiento"
        " bruto neto tarifa comision proyecto notas correo vencimiento unidades precio valor operacion disponible"
        " contacto cobrada"
    ).split()
)
ENGLISH = frozenset(
    (
        "date client customer amount status invoice balance description currency type name number paid due issued"
        " hours rate project notes payment fee gross net transaction duration start end user email reference buyer"
        " payer"
    ).split()
)
