import { hashOfImagePath } from "../../domain/image/image-path";
import { titleOf } from "./customer-page";

interface LinkHeadProps {
  readonly title: string;
  readonly shop: string | null;
  /** What describes it; what is empty is left out. */
  readonly said: readonly (string | null | undefined)[];
  /** The first that the shop has uploaded is shown. */
  readonly pictures: readonly (string | null | undefined)[];
  /** Of the link, without a slash. */
  readonly origin: string;
}

/** What a chat shows as a card of a link that is sent there. */
export function LinkHead({ title, shop, said, pictures, origin }: LinkHeadProps) {
  const description = said.filter((part) => typeof part === "string" && part !== "").join(" · ");
  const picture = pictures.find((url) => typeof url === "string" && hashOfImagePath(url) !== null);
  return (
    <>
      <title>{titleOf(title)}</title>
      <meta name="description" content={description} />
      <meta name="robots" content="noindex" />
      <meta property="og:type" content="website" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      {shop !== null && <meta property="og:site_name" content={shop} />}
      {typeof picture === "string" && <meta property="og:image" content={origin + picture} />}
    </>
  );
}
