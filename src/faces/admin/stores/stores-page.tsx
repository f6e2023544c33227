import { useState } from "react";
import type { StoreAtDesk } from "../../../contract/messages/shop";
import { ActionButton } from "../../../ui/action-button";
import { useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { PageHeader } from "../parts/page-header";
import styles from "../parts/parts.module.css";
import { AddStoreDialog, EditStoreDialog } from "./store-dialog";
import { StorePinDialog } from "./store-pin-dialog";

type Open = { readonly kind: "add" } | { readonly kind: "edit" | "pin"; readonly store: StoreAtDesk } | null;

/** The shop's stores, each with its time zone. */
export function StoresPage() {
  const stores = useFetched("stores", {});
  const mayChange = useMay("manager");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const show = (changed: StoreAtDesk) => stores.put(({ stores: before }) => ({ stores: withChanged(before, changed) }));

  return (
    <>
      <PageHeader
        title="Stores"
        action={
          mayChange && (
            <ActionButton kind="primary" onClick={() => setOpen({ kind: "add" })}>
              Add a store
            </ActionButton>
          )
        }
      />
      <FetchedView of={stores} what="the stores">
        {({ stores: all }) => (
          <ul className={styles.list} aria-label="Stores">
            {all.map((store) => (
              <li key={store.id} className={styles.row}>
                <div>
                  <bdi className={styles.name}>{store.name}</bdi>
                  <p className={styles.facts}>
                    <span>{store.timeZone.replaceAll("_", " ")}</span>
                    <span>{store.hasPin ? "PIN for customers’ phones is set" : "No PIN for customers’ phones"}</span>
                  </p>
                </div>
                {mayChange && (
                  <div className={styles.buttons}>
                    <ActionButton kind="quiet" aria-label={`Edit ${store.name}`} onClick={() => setOpen({ kind: "edit", store })}>
                      Edit
                    </ActionButton>
                    <ActionButton kind="quiet" aria-label={`PIN of ${store.name}`} onClick={() => setOpen({ kind: "pin", store })}>
                      PIN
                    </ActionButton>
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
      </FetchedView>
      {open?.kind === "add" && <AddStoreDialog onSaved={show} onClose={close} />}
      {open?.kind === "edit" && <EditStoreDialog store={open.store} onSaved={show} onClose={close} />}
      {open?.kind === "pin" && <StorePinDialog store={open.store} onSaved={show} onClose={close} />}
    </>
  );
}

function withChanged(stores: readonly StoreAtDesk[], changed: StoreAtDesk): StoreAtDesk[] {
  const isKnown = stores.some(({ id }) => id === changed.id);
  return isKnown ? stores.map((store) => (store.id === changed.id ? changed : store)) : [...stores, changed];
}
