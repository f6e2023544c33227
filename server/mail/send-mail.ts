/** A mail of plain text. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** Resolves once a server has taken the mail; rejects where none does. */
export type SendMail = (mail: Mail) => Promise<void>;
