import { useLocation, useNavigate, useSearchParams } from "react-router";
import { ActionButton } from "../../../ui/action-button";
import formStyles from "../form/form.module.css";
import { addressAfter, type PlaceName } from "./address-of-page";

/**
 * To the next page and back, of a list whose pages go on from a place that stands in the address. The browser's history has the
 * pages before, each as it was left.
 * @param next where the next page begins; null: this is the last
 */
export function FurtherPages({ next, place = "after" }: { readonly next: string | null; readonly place?: PlaceName }) {
  const navigate = useNavigate();
  const { state } = useLocation() as { readonly state: { readonly before?: PlaceName } | null };
  const [address, setAddress] = useSearchParams();
  const isFirst = !address.has(place);
  // What the history has before this may be a page of another list.
  const hasBefore = state?.before === place;
  if (isFirst && next === null) return null;
  return (
    <div className={formStyles.actions}>
      {hasBefore && !isFirst && <ActionButton onClick={() => void navigate(-1)}>Previous page</ActionButton>}
      {!hasBefore && !isFirst && <ActionButton onClick={() => setAddress(addressAfter(null, address, place), { preventScrollReset: true })}>First page</ActionButton>}
      {next !== null && <ActionButton onClick={() => setAddress(addressAfter(next, address, place), { state: { before: place }, preventScrollReset: true })}>Next page</ActionButton>}
    </div>
  );
}
