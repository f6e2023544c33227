import { webAddressProblem } from "../../domain/coupon/promo-url";
import styles from "./coupon-card.module.css";

/** A shop's own text with its line breaks; web addresses in it, and nothing else, lead somewhere. */
export function LinkedText({ text }: { readonly text: string }) {
  return (
    <p className={styles.linked} dir="auto">
      {text.split(WEB_ADDRESS).map((piece, place) =>
        place % 2 === 1 && webAddressProblem(piece) === null ? (
          <a key={place} href={piece} target="_blank" rel="noopener noreferrer">
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </p>
  );
}

/** What ends a sentence or a bracket around the address does not belong to it. */
const WEB_ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?'’”)\]}。，、！？）】」])/gi;
