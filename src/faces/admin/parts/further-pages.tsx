import { useLocation, useNavigate, useSearchParams } from "react-router";
import { ActionButton } from "../../../ui/action-button";
import formStyles from "../form/form.module.css";
import { addressAfter } from "./address-of-page";

/**
 * To the next page and back, of a list whose pages go on from a place that stands in the address (`after`). The browser's
 * history has the pages before, each as it was left.
 * @param next where the next page begins; null: this is the last
 */
export function FurtherPages({ next }: { readonly next: string | null }) {
  const navigate = useNavigate();
  const { state } = useLocation() as { readonly state: { readonly hasBefore?: boolean } | null };
  const [address, setAddress] = useSearchParams();
  const isFirst = !address.has("after");
  if (isFirst && next === null) return null;
  return (
    <div className={formStyles.actions}>
      {state?.hasBefore === true && !isFirst && <ActionButton onClick={() => void navigate(-1)}>Previous page</ActionButton>}
      {state?.hasBefore !== true && !isFirst && <ActionButton onClick={() => setAddress(addressAfter(null, address), { preventScrollReset: true })}>First page</ActionButton>}
      {next !== null && <ActionButton onClick={() => setAddress(addressAfter(next, address), { state: { hasBefore: true }, preventScrollReset: true })}>Next page</ActionButton>}
    </div>
  );
}
