import { useLocation, useNavigate, useSearchParams } from "react-router";
import { ActionButton } from "../../../ui/action-button";
import formStyles from "../form/form.module.css";
import { addressAfter, type PlaceName } from "./address-of-page";

interface FurtherPagesProps {
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null;
  /** The list shows the page before still. */
  readonly isLate: boolean;
  readonly place?: PlaceName;
}

/**
 * To the next page and back, of a list whose pages go on from a place that stands in the address. The browser's history has the
 * pages before, each as it was left. A press while a page is on its way does nothing: "Next page" would count from the page that goes.
 */
export function FurtherPages({ next, isLate, place = "after" }: FurtherPagesProps) {
  const navigate = useNavigate();
  const { state } = useLocation() as { readonly state: { readonly before?: PlaceName } | null };
  const [address, setAddress] = useSearchParams();
  const isFirst = !address.has(place);
  // What the history has before this may be a page of another list.
  const hasBefore = state?.before === place;
  if (isFirst && next === null) return null;
  const forward = () => setAddress(addressAfter(next, address, place), { state: { before: place }, preventScrollReset: true });
  const toFirst = () => setAddress(addressAfter(null, address, place), { preventScrollReset: true });
  const button = (name: string, go: () => void) => (
    // Not `disabled`, which would take the focus from whoever goes through the pages with the keyboard.
    <ActionButton aria-disabled={isLate} onClick={isLate ? undefined : go}>
      {name}
    </ActionButton>
  );
  return (
    <div className={formStyles.actions}>
      {hasBefore && !isFirst && button("Previous page", () => void navigate(-1))}
      {!hasBefore && !isFirst && button("First page", toFirst)}
      {next !== null && button("Next page", forward)}
    </div>
  );
}
