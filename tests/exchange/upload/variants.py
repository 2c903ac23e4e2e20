"""Tables of the kinds that were once read wrong, in other words and shapes than the files that showed the fault."""

# ruff: noqa: E501  # the lines of these files are as long as the exports that they stand for

from __future__ import annotations

from tests.exchange.upload.export import Export

VARIANTS = (
    Export(
        "a till in Spanish: sales before and after discounts, tips, a net total after the fee",
        """Fecha;Ventas brutas;Descuentos;Ventas netas;IVA;Propinas;Total cobrado;Comisiones;Total neto;Cliente
22/06/2026;200,00;0,00;200,00;42,00;5,00;247,00;-6,56;240,44;Bodegas Uno
28/05/2026;1.000,00;-50,00;950,00;199,50;0,00;1.149,50;-30,05;1.119,45;Taller Dos
02/05/2026;300,00;0,00;300,00;63,00;0,00;363,00;-9,70;353,30;Bodegas Uno
""",
        {("Bodegas Uno", None): 505.0, ("Taller Dos", None): 950.0},
        3,
        ("2026-05-02", "2026-06-22"),
    ),
    Export(
        "a till without tax: discounts count, tips too",
        """Date,Customer,Gross Sales,Discounts,Net Sales,Tip,Net Total
2026-01-14,Acme,500.00,(25.00),475.00,10.00,485.00
2026-02-15,Bolt,300.00,(15.00),285.00,0.00,285.00
2026-03-16,Acme,100.00,0.00,100.00,20.00,120.00
""",
        {("Acme", None): 605.0, ("Bolt", None): 285.0},
        3,
        ("2026-01-14", "2026-03-16"),
    ),
    Export(
        "years and quarters in two columns",
        "Year,Quarter,Client,Billed\n2025,Q3,Acme,3000\n2025,Q4,Bolt,1200\n2026,Q1,Acme,450\n2026,Q2,Bolt,900\n",
        {("Acme", None): 3450.0, ("Bolt", None): 2100.0},
        4,
        ("2025-07-01", "2026-04-01"),
    ),
    Export(
        "quarters with their year in one column",
        "Trimestre;Cliente;Importe\n3T 2025;Acme;3000\n4T 2025;Bolt;1200\n1er trimestre de 2026;Acme;450\n",
        {("Acme", None): 3450.0, ("Bolt", None): 1200.0},
        3,
        ("2025-07-01", "2026-01-01"),
    ),
    Export(
        "months without a year, one of them over two rows",
        "Mes,Cliente,Importe\nEnero,Acme,3000\n,Bolt,200\nFebrero,Bolt,1200\nMarzo,Acme,450\n",
        {("Acme", None): 3450.0, ("Bolt", None): 1400.0},
        4,
        ("2026-01-01", "2026-03-01"),
        questions=frozenset({"year"}),
    ),
    Export(
        "months by number and name, the year once for all its rows",
        "Ejercicio;Mes;Cliente;Importe\n2025;11 - Noviembre;Acme;3000\n;12 - Diciembre;Bolt;1200\n2026;01 - Enero;Acme;450\n",
        {("Acme", None): 3450.0, ("Bolt", None): 1200.0},
        3,
        ("2025-11-01", "2026-01-01"),
    ),
    Export(
        "day, month and year in three columns",
        "Day,Month,Year,Customer,Amount\n5,11,2025,Acme,3000\n17,12,2025,Bolt,1200\n28,1,2026,Acme,450\n",
        {("Acme", None): 3450.0, ("Bolt", None): 1200.0},
        3,
        ("2025-11-05", "2026-01-28"),
    ),
    Export(
        "days in both orders, all of them certain",
        "Date,Client,Amount\n13/02/2026,Acme,100\n02/25/2026,Bolt,50\n21/03/2026,Acme,200\n04/16/2026,Bolt,25\n",
        {("Acme", None): 300.0, ("Bolt", None): 75.0},
        4,
        ("2026-02-13", "2026-04-16"),
    ),
    Export(
        "days that stand in order only day first",
        "Date,Client,Amount\n04/01/2026,Acme,100\n09/02/2026,Bolt,50\n03/03/2026,Acme,200\n02/04/2026,Bolt,25\n"
        "11/05/2026,Acme,10\n01/06/2026,Bolt,20\n",
        {("Acme", None): 310.0, ("Bolt", None): 95.0},
        6,
        ("2026-01-04", "2026-06-01"),
    ),
    Export(
        "a deposit that was paid and a balance that was not, on one invoice of one day",
        """Date,Client,Invoice,Amount,Status
2026-01-15,Acme,F-1,300.00,Paid
2026-01-15,Acme,F-1,700.00,Pending
2026-02-16,Bolt,F-2,500.00,Paid
2026-03-17,Acme,F-3,250.00,Paid
""",
        {("Acme", None): 550.0, ("Bolt", None): 500.0},
        3,
        ("2026-01-15", "2026-03-17"),
        open=(3,),
    ),
    Export(
        "a Spanish account whose concepts go on for two lines",
        """Fecha;Concepto;Importe;Saldo
14/03/2026;TRANSFERENCIA RECIBIDA;1.250,00;3.250,00
;DE BODEGAS ALARTE SL;;
;FACTURA 2026-12;;
13/03/2026;COMPRA TARJETA;-20,00;2.000,00
;MERCADONA;;
02/03/2026;TRANSFERENCIA RECIBIDA;640,00;2.020,00
;DE TALLER RUZAFA;;
01/03/2026;RECIBO LUZ;-60,00;1.380,00
""",
        {("BODEGAS ALARTE SL", None): 1250.0, ("TALLER RUZAFA", None): 640.0},
        2,
        ("2026-03-02", "2026-03-14"),
        questions=frozenset({"which_credits"}),
    ),
    Export(
        "statuses that no list of words has",
        "Date,Client,Amount,Status\n2026-01-15,Acme,100.00,Paid\n2026-02-16,Bolt,900.00,Girada\n"
        "2026-03-17,Acme,200.00,Credited\n2026-04-18,Bolt,50.00,Not fully paid\n2026-05-19,Bolt,25.00,Sent & paid\n",
        {("Acme", None): 100.0, ("Bolt", None): 25.0},
        2,
        ("2026-01-15", "2026-05-19"),
        open=(3, 4, 5),
        questions=frozenset({"status_of:girada", "status_of:credited"}),
    ),
    Export(
        "states of addresses are no statuses",
        "Date,Client,State,Amount\n"
        + "".join(
            f"2026-0{n + 1}-15,Client {n},{state},100.00\n" for n, state in enumerate(("TX", "CA", "NY", "WA", "OH"))
        ),
        {(f"Client {n}", None): 100.0 for n in range(5)},
        5,
        ("2026-01-15", "2026-05-15"),
    ),
)
