import type { Icon } from "@tabler/icons-react";
import { IconAddressBook, IconBuildingStore, IconDeviceMobile, IconHistory, IconScale, IconSettings, IconSun, IconTicket, IconUsers } from "@tabler/icons-react";
import type { MemberRole } from "../../../domain/member/role";

export interface AdminSection {
  /** Its path; all below it belongs to it. */
  readonly path: string;
  readonly label: string;
  readonly icon: Icon;
  /** Who sees it. */
  readonly needed: MemberRole;
  /** In the bar at the foot of a phone, which holds four beside "More". */
  readonly inPhoneBar: boolean;
  /** What its label is followed by: how many wait there. */
  readonly counts?: "waiting";
}

/** The rail, from top to bottom. */
export const SECTIONS: readonly AdminSection[] = [
  { path: "/admin", label: "Today", icon: IconSun, needed: "viewer", inPhoneBar: true },
  { path: "/admin/coupons", label: "Coupons", icon: IconTicket, needed: "viewer", inPhoneBar: true },
  { path: "/admin/contacts", label: "Contacts", icon: IconAddressBook, needed: "viewer", inPhoneBar: false },
  { path: "/admin/conflicts", label: "Conflicts", icon: IconScale, needed: "viewer", inPhoneBar: false, counts: "waiting" },
  { path: "/admin/stores", label: "Stores", icon: IconBuildingStore, needed: "viewer", inPhoneBar: false },
  { path: "/admin/tills", label: "Tills", icon: IconDeviceMobile, needed: "viewer", inPhoneBar: true },
  { path: "/admin/people", label: "People", icon: IconUsers, needed: "viewer", inPhoneBar: true },
  { path: "/admin/settings", label: "Settings", icon: IconSettings, needed: "viewer", inPhoneBar: false },
  { path: "/admin/audit-log", label: "Audit log", icon: IconHistory, needed: "manager", inPhoneBar: false },
];
