import type { WorkspaceSettings } from "../../../domain/workspace/workspace-settings";
import partStyles from "../parts/parts.module.css";
import { saySetting } from "./say-setting";
import { SETTING_FIELDS, SETTING_NAMES, type SectionName, SECTIONS } from "./setting-fields-table";
import styles from "./settings.module.css";

/** The settings for those who may not change them. */
export function SettingsInWords({ settings }: { readonly settings: WorkspaceSettings }) {
  return (
    <>
      <p className={partStyles.quiet}>Managers decide these. Ask one where something should be otherwise.</p>
      {(Object.keys(SECTIONS) as SectionName[]).map((section) => (
        <section key={section} className={partStyles.group} aria-label={SECTIONS[section].title}>
          <h2 className={partStyles.groupTitle}>{SECTIONS[section].title}</h2>
          <dl className={styles.settings}>
            {SETTING_NAMES.filter((name) => SETTING_FIELDS[name].section === section).map((name) => (
              <div key={name}>
                <dt>{SETTING_FIELDS[name].label}</dt>
                <dd>
                  <bdi>{saySetting(name, settings)}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
