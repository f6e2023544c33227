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
 * A text that could be one gets an apostrophe before it; a number is no text, and gets none.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvField(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const guarded = BEGINS_A_FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Full-width signs too: spreadsheets in East Asian languages take them for the others. */
const BEGINS_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Beside RFC 4180's own, what separates fields in other countries' spreadsheets, and spaces that some of them take away. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;
