import { useEffect, useState } from "react";
import { TextField } from "./text-field";

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (search: string) => void;
}

/** How long typing rests before it is searched for. */
const TYPED_MS = 250;
const SEARCH_MAX = 100;

/** Looks for what is typed, once typing rests or the field is left: a search that came later would meet another page. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  // Going back changes what is searched for: the field follows.
  if (shown !== value) {
    setShown(value);
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), TYPED_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  const searchNow = () => typed.trim() !== value && onChange(typed.trim());
  return (
    <TextField
      label={label}
      type="search"
      maxLength={SEARCH_MAX}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={searchNow}
    />
  );
}
