import type { ContactAtDesk, ContactsQuery, ContactsResponse } from "../../../src/contract/messages/contacts";
import { tagsOf, type TaggingClaim } from "../../../src/domain/contact/tags-of";
import type { Coupon, CouponTags } from "../../../src/domain/coupon/coupon";
import { contactMatches } from "../coupon-desk/contact-matches";
import { couponOf } from "../coupon-rows";
import type { Sql } from "../sql";
import { claimsAtDesk, claimsWithCodes } from "./claims-at-desk";

/** A contact holds up to a thousand claims of a coupon; a page of them is asked for at a time. */
const CLAIMS_AT_A_TIME = 200;

/** A page of contacts, those who came last first, as their ids grow with time. */
export async function contactsAtDesk(sql: Sql, workspace: number, { search, tag, after, limit }: ContactsQuery): Promise<ContactsResponse> {
  const tagging = tag === undefined ? null : await couponsWithTag(sql, workspace, tag);
  const rows = await sql.db
    .selectFrom("contacts")
    .selectAll()
    .where("workspace", "=", workspace)
    .$if(search.trim() !== "", (query) => query.where(contactMatches(search.trim())))
    .$if(after !== undefined, (query) => query.where("id", "<", after ?? ""))
    .$if(tagging !== null, (query) =>
      query.where("erased_ms", "is", null).where((row) => row.exists(claimsThatTag(sql, workspace, tagging ?? NONE).select("claims.id").where("claims.contact_id", "=", row.ref("contacts.id")))),
    )
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const claims = await taggingClaims(sql, workspace, page.map(({ id }) => id));
  const contacts = page.map((row) => {
    const own = claims.get(row.id) ?? [];
    return { ...shown(row), tags: row.erased_ms === null ? [...tagsOf(own)] : [], claims: own.length };
  });
  return { contacts, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

export async function contactAtDesk(sql: Sql, workspace: number, contactId: string): Promise<ContactAtDesk | null> {
  const row = await sql.db.selectFrom("contacts").selectAll().where("workspace", "=", workspace).where("id", "=", contactId).executeTakeFirst();
  if (row === undefined) return null;
  const tags = row.erased_ms === null ? tagsOf((await taggingClaims(sql, workspace, [contactId])).get(contactId) ?? []) : [];
  const claims: ContactAtDesk["claims"] = [];
  for (let after: string | null | undefined = undefined; after !== null; ) {
    const page = await claimsAtDesk(sql, workspace, { contactId, limit: CLAIMS_AT_A_TIME, ...(after === undefined ? {} : { after }) });
    claims.push(...page.claims);
    after = page.next;
  }
  return { ...shown(row), tags: [...tags], locale: row.locale, claims };
}

type ContactRow = { readonly id: string; readonly channel: string; readonly external_id: string; readonly name: string; readonly created_ms: number; readonly erased_ms: number | null };

function shown({ id, channel, external_id, name, created_ms, erased_ms }: ContactRow) {
  const externalId = erased_ms === null ? (JSON.parse(external_id) as string) : "";
  return { id, channel, externalId, name: JSON.parse(name) as string, createdMs: created_ms, erasedMs: erased_ms };
}

async function taggingClaims(sql: Sql, workspace: number, contactIds: readonly string[]): Promise<ReadonlyMap<string, readonly TaggingClaim[]>> {
  const rows = await claimsWithCodes(sql, workspace)
    .select((row) => ["claims.contact_id", "claims.opened_ms", row.fn.coalesce("claims.holder_key", "codes.holder_key").as("holder_key"), "coupons.definition"])
    .where("claims.contact_id", "in", [...contactIds])
    .orderBy("claims.claimed_ms")
    .orderBy("claims.id")
    .execute();
  const claims = new Map<string, TaggingClaim[]>(contactIds.map((id) => [id, []]));
  for (const { contact_id, opened_ms, holder_key, definition } of rows) {
    claims.get(contact_id)?.push({ tags: couponOf({ definition }).tags, isOpened: opened_ms !== null, isRedeemed: holder_key !== null });
  }
  return claims;
}

/** As `tagsOf` has it, asked the other way round. */
function claimsThatTag(sql: Sql, workspace: number, { claimed, opened, redeemed }: Tagging) {
  return claimsWithCodes(sql, workspace).where((row) => {
    const isRedeemed = row(row.fn.coalesce("claims.holder_key", "codes.holder_key"), "is not", null);
    return row.or([
      row("claims.ordinal", "in", [...claimed]),
      row.and([row("claims.ordinal", "in", [...opened]), row.or([row("claims.opened_ms", "is not", null), isRedeemed])]),
      row.and([row("claims.ordinal", "in", [...redeemed]), isRedeemed]),
    ]);
  });
}

/** Ordinals of the coupons that give a tag, by what has to have become of a claim. */
type Tagging = Readonly<Record<keyof CouponTags, readonly number[]>>;

const NONE: Tagging = { claimed: [], opened: [], redeemed: [] };

async function couponsWithTag({ db }: Sql, workspace: number, tag: string): Promise<Tagging> {
  const coupons = (await db.selectFrom("coupons").select("definition").where("workspace", "=", workspace).execute()).map(couponOf);
  const giving = (at: keyof CouponTags) => coupons.filter(({ tags }: Coupon) => tags[at] === tag).map(({ ordinal }) => ordinal);
  return { claimed: giving("claimed"), opened: giving("opened"), redeemed: giving("redeemed") };
}
