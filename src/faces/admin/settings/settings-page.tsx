import { useState } from "react";
import { Link } from "react-router";
import type { SettingsAtDesk } from "../../../contract/messages/settings";
import { ActionButton } from "../../../ui/action-button";
import { useAdmin, useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { LeaveGuard } from "../parts/leave-guard";
import { PageHeader } from "../parts/page-header";
import partStyles from "../parts/parts.module.css";
import styles from "./settings.module.css";
import { SettingsFormView } from "./settings-form-view";
import { SettingsInWords } from "./settings-in-words";
import { ShopDialog } from "./shop-dialog";
import { useSettingsForm } from "./use-settings-form";

/** What holds for the whole shop: managers choose, viewers read. */
export function SettingsPage() {
  const settings = useFetched("settings", {});
  const { session } = useAdmin();
  const mayChange = useMay("manager");
  const show = (now: SettingsAtDesk) => settings.put(() => now);
  return (
    <>
      <PageHeader title="Settings" />
      <FetchedView of={settings} what="the settings">
        {(atDesk) => (
          <>
            <Shop
              shop={atDesk.shop}
              onSaved={(now) => {
                show(now);
                // The rail has its name.
                void session.check();
              }}
            />
            {mayChange && <OtherSystems />}
            {mayChange ? <Form atDesk={atDesk} onSaved={show} /> : <SettingsInWords settings={atDesk.settings} />}
          </>
        )}
      </FetchedView>
    </>
  );
}

interface FormProps {
  readonly atDesk: SettingsAtDesk;
  readonly onSaved: (now: SettingsAtDesk) => void;
}

function Form({ atDesk, onSaved }: FormProps) {
  const form = useSettingsForm(atDesk, onSaved);
  return (
    <>
      <SettingsFormView form={form} />
      <LeaveGuard isBusy={form.isDirty} title="Leave without saving?" words="What you changed here has not been saved, and is gone when you leave." />
    </>
  );
}

function OtherSystems() {
  return (
    <section className={styles.shop} aria-label="Other systems">
      <div className={partStyles.list}>
        <div className={partStyles.row}>
          <div>
            <Link className={styles.further} to="/admin/settings/webhooks">
              Webhooks
            </Link>
            <p className={partStyles.facts}>Other systems are told when a coupon is claimed, opened or redeemed</p>
          </div>
        </div>
      </div>
    </section>
  );
}

interface ShopProps {
  readonly shop: SettingsAtDesk["shop"];
  readonly onSaved: (now: SettingsAtDesk) => void;
}

function Shop({ shop, onSaved }: ShopProps) {
  const mayChange = useMay("owner");
  const [edits, setEdits] = useState(false);
  return (
    <section className={styles.shop} aria-label="The shop">
      <div className={partStyles.list}>
        <div className={partStyles.row}>
          <div>
            <bdi className={partStyles.name}>{shop.name}</bdi>
            <p className={partStyles.facts}>
              <span>{shop.timeZone.replaceAll("_", " ")}</span>
              {!mayChange && <span>Owners can change its name and time zone</span>}
            </p>
          </div>
          {mayChange && (
            <div className={partStyles.buttons}>
              <ActionButton kind="quiet" aria-label="Edit the shop’s name and time zone" onClick={() => setEdits(true)}>
                Edit
              </ActionButton>
            </div>
          )}
        </div>
      </div>
      {edits && <ShopDialog shop={shop} onSaved={onSaved} onClose={() => setEdits(false)} />}
    </section>
  );
}
