/** What stands in a field; null: nothing. */
export type CsvValue = string | number | null;

/**
 * A row of a CSV file, its line end included.
 * @see RFC 4180
 */
export function csvRow(values: readonly CsvValue[]): string {
  return `${values.map(csvField).join(",")}\r\n`;
}

/**
 * A field as it stands in a CSV file: in quotes where it has to be, and never a formula to the spreadsheet that opens it.
 * What could be one gets an apostrophe before it, also where a spreadsheet that goes by semicolons or tabs would begin a cell
 * within the text; a number is no text, and gets none.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvField(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const guarded = value.replace(BEGINS_A_FORMULA, "$1'");
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/**
 * Where a cell may begin, with spaces and quotes that may be taken away, before a sign that begins a formula. Full-width signs
 * too: spreadsheets in East Asian languages take them for the others.
 */
const BEGINS_A_FORMULA = /((?:^|[;\t\r\n])[\s"]*)(?=[=+\-@＝＋－＠])/g;

/** Beside RFC 4180's own, what separates fields in other countries' spreadsheets, and spaces that some of them take away. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;
