import { useId, useState } from "react";
import { COUPON_SORTS, type CouponsQuery } from "../../../contract/messages/coupons-at-desk";
import { CODE_TYPES, codeTypes } from "../../../domain/code/code-type";
import { ActionButton } from "../../../ui/action-button";
import { SearchField } from "../form/search-field";
import { SelectField } from "../form/select-field";
import { CLAIMING_WORDS, STATUS_WORDS } from "./coupon-words-table";
import { chosenFilters, type CouponFilter } from "./list-query";
import styles from "./coupon-list.module.css";

type Name = CouponFilter | "sort" | "search";

interface CouponFiltersProps {
  readonly query: CouponsQuery;
  readonly onChange: (name: Name, value: string) => void;
}

const SORT_WORDS: Record<(typeof COUPON_SORTS)[number], string> = {
  newest: "Newest first",
  oldest: "Oldest first",
  name: "By name",
  start: "By start",
  end: "By end",
};

const worded = (words: Readonly<Record<string, { readonly word: string }>>) => Object.entries(words).map(([value, { word }]) => ({ value, name: word }));

const SELECTS = [
  { name: "status", label: "Status", options: [{ value: "", name: "Any" }, ...worded(STATUS_WORDS)] },
  { name: "claiming", label: "Claiming", options: [{ value: "", name: "Any" }, ...worded(CLAIMING_WORDS)] },
  { name: "codeType", label: "Code type", options: [{ value: "", name: "Any" }, ...codeTypes.map((type) => ({ value: type, name: CODE_TYPES[type].label }))] },
  { name: "sort", label: "Order", options: COUPON_SORTS.map((sort) => ({ value: sort, name: SORT_WORDS[sort] })) },
] as const satisfies readonly { name: Name; label: string; options: readonly { value: string; name: string }[] }[];

/** What of all coupons is shown, and in which order; on a phone all but the search is folded away. */
export function CouponFilters({ query, onChange }: CouponFiltersProps) {
  const [isOpen, setIsOpen] = useState(false);
  const selects = useId();
  const chosen = chosenFilters(query);
  return (
    <div className={styles.filters} role="search">
      <SearchField label="Search" value={query.search} onChange={(search) => onChange("search", search)} />
      <div className={styles.unfold}>
        <ActionButton aria-expanded={isOpen} aria-controls={selects} onClick={() => setIsOpen(!isOpen)}>
          {chosen === 0 ? "Filters" : `Filters (${chosen})`}
        </ActionButton>
      </div>
      <div id={selects} className={styles.selects} data-open={isOpen}>
        {SELECTS.map(({ name, label, options }) => (
          <SelectField key={name} label={label} options={options} value={query[name] ?? ""} onChange={(value) => onChange(name, value)} />
        ))}
      </div>
    </div>
  );
}
