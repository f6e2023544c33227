/** A tag, and the text before it since the last one. Names are without their prefix. */
export type XmlTag = {
  readonly kind: "open" | "close" | "empty";
  readonly name: string;
  readonly attribute: (name: string) => string | null;
  readonly textBefore: string;
};

const MARKUP =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[([\s\S]*?)\]\]>|\?[\s\S]*?\?>|(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>)/g;

/**
 * The tags of an XML that spreadsheets write, one after the other; workers have no parser of their own. Nothing is expanded but
 * the five entities and characters by number, so that it grows by nothing that it holds.
 */
export function* xmlTags(xml: string): Generator<XmlTag> {
  let text = "";
  let at = 0;
  for (const found of xml.matchAll(MARKUP)) {
    const [whole, cdata, slash, name, attributes = "", closed] = found;
    text += unescapeXml(xml.slice(at, found.index)) + (cdata ?? "");
    at = found.index + whole.length;
    if (name === undefined) continue;
    yield { kind: slash === "/" ? "close" : closed === "/" ? "empty" : "open", name, attribute: (key) => attributeIn(attributes, key), textBefore: text };
    text = "";
  }
}

function attributeIn(attributes: string, name: string): string | null {
  for (const [, key, double, single] of attributes.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (key === name) return unescapeXml(double ?? single ?? "");
  }
  return null;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const point = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
