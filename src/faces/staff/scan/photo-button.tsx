import { IconPhoto } from "@tabler/icons-react";
import { useRef } from "react";
import { ActionButton } from "../../../ui/action-button";

/** Chooses a photo or a screenshot. */
export function PhotoButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same photo can be chosen again.
          currentTarget.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
      <ActionButton kind="quiet" onClick={() => input.current?.click()}>
        <IconPhoto size={20} aria-hidden="true" />
        Photo
      </ActionButton>
    </>
  );
}
