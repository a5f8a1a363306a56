"""XLSForm: questionnaires as offices write them in Excel, and as ours are kept, in Markdown.

One path for both: `load(source, name)` gives the form and where each question was written, or FormRejected with every
problem by sheet and row.
"""

from messages.xlsform.convert import Converted, convert, load, placed
from messages.xlsform.problems import FormRejected, RowProblem
from messages.xlsform.registers import registers_of, shipped_registers

__all__ = ["Converted", "FormRejected", "RowProblem", "convert", "load", "placed", "registers_of", "shipped_registers"]
