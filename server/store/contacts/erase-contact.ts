import { record } from "../members/audit-log";
import type { Deed } from "../members/member-store";
import { inTransaction, locked, type Sql } from "../sql";

/**
 * Erases who a contact is (R77). What it claimed and redeemed names it by its id, and goes on counting. An answer that was kept for
 * the contact is forgotten as well, as its digest could be guessed from a number.
 */
export async function eraseContact(sql: Sql, workspace: number, contactId: string, deed: Deed): Promise<boolean> {
  return await inTransaction(sql, async (tx) => {
    const named = tx.selectFrom("contacts").select("erased_ms").where("workspace", "=", workspace).where("id", "=", contactId);
    const contact = await locked(sql, named).executeTakeFirst();
    if (contact === undefined) return false;
    if (contact.erased_ms !== null) return true;
    await tx
      .updateTable("contacts")
      // No channel of the API's, so that nobody is ever taken for this one.
      .set({ channel: "erased", external_id: JSON.stringify(contactId), name: '""', locale: null, erased_ms: deed.atMs })
      .where("workspace", "=", workspace)
      .where("id", "=", contactId)
      .execute();
    await tx.deleteFrom("claim_wishes").where("workspace", "=", workspace).where("contact_id", "=", contactId).execute();
    await record(tx, workspace, { act: "contact-erased", subject: contactId, before: null, after: null }, deed);
    return true;
  });
}
