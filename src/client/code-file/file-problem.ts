import { FILE_ROWS_MAX } from "../../contract/messages/code-imports";

/** What a file may weigh: 10,000 of the longest codes, and as much beside them. */
export const FILE_MAX_BYTES = 10_000_000;
/** What one part of an XLSX may hold once it is unpacked. */
export const UNPACKED_MAX_BYTES = 50_000_000;

/** Why a file of codes cannot be read at all. */
export type FileProblem =
  | { readonly kind: "too-large" | "empty" | "gone" | "not-a-list" | "not-unicode" | "old-or-locked" | "damaged" | "too-much-inside" | "too-many-rows" }
  | { readonly kind: "open-quote"; readonly row: number };

/** What to do about it, in one or two sentences. */
export function explainFileProblem(problem: FileProblem): string {
  switch (problem.kind) {
    case "too-large":
      return `A file of codes has ${FILE_MAX_BYTES / 1_000_000} MB at most. Keep only the column of codes, or split it.`;
    case "empty":
      return "There is no code in this file. Put one in each row, in the first column or in one that is named “code”.";
    case "gone":
      return "The file has been moved, or changed since it was chosen. Choose it again.";
    case "not-a-list":
      return "This is neither CSV nor XLSX. Save the list as one of these, as the example files are.";
    case "not-unicode":
      return "This text is not in Unicode. Save it as “CSV UTF-8”, or as XLSX.";
    case "old-or-locked":
      return "This is an older Excel file, or one with a password. Save it as XLSX without a password.";
    case "damaged":
      return "This XLSX is damaged. Open it in a spreadsheet, and save it once more.";
    case "too-much-inside":
      return "This XLSX holds far more than a list of codes. Copy the column of codes to a new file.";
    case "too-many-rows":
      return `A file holds ${FILE_ROWS_MAX.toLocaleString("en")} codes at most. Split it, and add one after the other.`;
    case "open-quote":
      return `A quotation mark in row ${problem.row} is not closed. Close it, or save the list as XLSX.`;
  }
}
