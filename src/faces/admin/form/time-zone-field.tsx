import { Select } from "@mantine/core";
import { useMemo } from "react";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import styles from "./fields.module.css";

interface TimeZoneFieldProps {
  readonly value: string;
  readonly onChange: (timeZone: string) => void;
}

const MOST_SHOWN = 60;
const looks = { input: styles.zone ?? "", option: styles.option ?? "", options: styles.options ?? "" };

/** IANA's time zones, to be found by city or by how far they are from UTC. */
export function TimeZoneField({ value, onChange }: TimeZoneFieldProps) {
  const options = useMemo(() => timeZones(value), [value]);
  return (
    <Select
      label="Time zone"
      description="Type a city. Validity of coupons, and what a day is, go by it."
      size="md"
      searchable
      // What stands there gives way to what is typed.
      onFocus={(event) => event.currentTarget.select()}
      // Enter chooses; it does not send the form.
      onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      selectFirstOptionOnChange
      allowDeselect={false}
      checkIconPosition="right"
      limit={MOST_SHOWN}
      // The list of options scrolls by itself: it is what the keyboard moves through.
      withScrollArea={false}
      classNames={looks}
      nothingFoundMessage="No such city. Try a larger one in the same zone."
      data={options}
      value={value}
      onChange={(timeZone) => timeZone !== null && onChange(timeZone)}
    />
  );
}

function timeZones(chosen: string): readonly { value: string; label: string }[] {
  const names = new Set([chosen, "UTC", ...Intl.supportedValuesOf("timeZone")]);
  return [...names].map((name) => ({ value: name, label: `${name.replaceAll("_", " ")} (${offsetNow(name)})` }));
}

function offsetNow(timeZone: string): string {
  const parts = new Intl.DateTimeFormat(SCREEN_LOCALE, { timeZone, timeZoneName: "longOffset" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
