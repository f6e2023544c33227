import type { CouponDraft } from "../../../src/domain/coupon/coupon-draft";
import { hashOfImagePath, imagePathOf } from "../../../src/domain/image/image-path";
import { record } from "../members/audit-log";
import type { Deed } from "../members/member-store";
import { inTransaction, lockName, type Sql, type Tx } from "../sql";
import type { ImageStore, NewImage } from "./image-store";

/** As many pictures as a workspace keeps. */
const MOST_IMAGES = 500;

/** A picture that no coupon names may still be on its way into one for so long. */
const UNUSED_KEPT_MS = 24 * 60 * 60 * 1000;

export function createImageStore(sql: Sql): ImageStore {
  return {
    addImage: (workspace, image, deed, most = MOST_IMAGES) => addImage(sql, workspace, image, deed, most),
    imageByHash: async (hash) => (await sql.db.selectFrom("images").select(["bytes", "type"]).where("hash", "=", hash).limit(1).executeTakeFirst()) ?? null,
  };
}

/** Paths of the pictures that a page names and that are the workspace's. */
export async function imagesNamedBy(tx: Tx, workspace: number, { page }: { readonly page: Pick<CouponDraft["page"], "bannerUrl" | "logoUrl"> }): Promise<ReadonlySet<string>> {
  const hashes = [page.bannerUrl, page.logoUrl].flatMap((path) => (path === null ? [] : [hashOfImagePath(path)])).filter((hash) => hash !== null);
  const rows = await tx.selectFrom("images").select("hash").where("workspace", "=", workspace).where("hash", "in", hashes).execute();
  return new Set(rows.map(({ hash }) => imagePathOf(hash)));
}

async function addImage(sql: Sql, workspace: number, { hash, bytes, header }: NewImage, deed: Deed, most: number): Promise<"kept" | "full"> {
  return await inTransaction(sql, async (tx) => {
    // As for who saves a coupon: none names a picture while it is dropped.
    await lockName(sql, tx, workspace, "codes", "alone");
    const ofWorkspace = tx.selectFrom("images").where("workspace", "=", workspace);
    const there = await ofWorkspace.select("hash").where("hash", "=", hash).executeTakeFirst();
    if (there !== undefined) {
      // Fresh again: whoever has sent it is about to name it.
      await tx.updateTable("images").set({ created_ms: deed.atMs }).where("workspace", "=", workspace).where("hash", "=", hash).execute();
      return "kept";
    }
    const count = async () => Number((await ofWorkspace.select((row) => row.fn.countAll<number | string>().as("count")).executeTakeFirstOrThrow()).count);
    if ((await count()) >= most) await dropUnused(tx, workspace, deed.atMs - UNUSED_KEPT_MS);
    if ((await count()) >= most) return "full";
    const { type, width, height } = header;
    await tx.insertInto("images").values({ workspace, hash, type, bytes, created_ms: deed.atMs }).execute();
    await record(tx, workspace, { act: "image-added", subject: hash, before: null, after: { type, bytes: bytes.length, width, height } }, deed);
    return "kept";
  });
}

async function dropUnused(tx: Tx, workspace: number, untilMs: number): Promise<void> {
  const rows = await tx.selectFrom("images").select("hash").where("workspace", "=", workspace).where("created_ms", "<=", untilMs).execute();
  const coupons = await tx.selectFrom("coupons").select("definition").where("workspace", "=", workspace).execute();
  const { settings } = await tx.selectFrom("workspaces").select("settings").where("number", "=", workspace).executeTakeFirstOrThrow();
  const named = [settings, ...coupons.map(({ definition }) => definition)].join("\n");
  const unused = rows.map(({ hash }) => hash).filter((hash) => !named.includes(imagePathOf(hash)));
  await tx.deleteFrom("images").where("workspace", "=", workspace).where("hash", "in", unused).execute();
}
