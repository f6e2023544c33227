import type { Icon } from "@tabler/icons-react";
import {
  IconAddressBook,
  IconBuildingStore,
  IconDeviceMobile,
  IconSettings,
  IconSun,
  IconTicket,
  IconUsers,
} from "@tabler/icons-react";

export interface AdminSection {
  /** Last segment of its path under /admin. */
  readonly slug: string;
  readonly label: string;
  readonly icon: Icon;
  /** What a manager will find there, to follow "This is where". */
  readonly purpose: string;
}

const today: AdminSection = {
  slug: "today",
  label: "Today",
  icon: IconSun,
  purpose: "the day's redemptions of every store will stand, and the conflicts that want a decision.",
};

/** The rail, from top to bottom. */
export const adminSections: readonly AdminSection[] = [
  today,
  {
    slug: "coupons",
    label: "Coupons",
    icon: IconTicket,
    purpose: "coupons will be made, given their codes, and revoked.",
  },
  {
    slug: "contacts",
    label: "Contacts",
    icon: IconAddressBook,
    purpose: "the customers who claimed a coupon will be listed, with what became of it.",
  },
  {
    slug: "stores",
    label: "Stores",
    icon: IconBuildingStore,
    purpose: "the shops will be kept, each with its own time zone.",
  },
  {
    slug: "tills",
    label: "Tills",
    icon: IconDeviceMobile,
    purpose: "devices will be enrolled and withdrawn, and seen to be in step.",
  },
  {
    slug: "people",
    label: "People",
    icon: IconUsers,
    purpose: "members will be invited, and cashiers given their PIN.",
  },
  {
    slug: "settings",
    label: "Settings",
    icon: IconSettings,
    purpose: "the workspace's name, plan and rules will be set.",
  },
];

/** The section a path under /admin names; Today for /admin itself and for a name there is none of. */
export function sectionAt(pathname: string): AdminSection {
  const slug = pathname.split("/")[2];
  return adminSections.find((section) => section.slug === slug) ?? today;
}
