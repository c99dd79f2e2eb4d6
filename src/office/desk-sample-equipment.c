/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample's equipment and supplies: used for weeks, some of it out, one item late. */

#include "desk-sample-private.h"

#include "desk-equipment-check.h"
#include "desk-equipment.h"
#include "desk-language.h"
#include "desk-lending.h"
#include "desk-records.h"
#include "desk-supplies.h"

/* Days before today on which the equipment came, and the two items nobody uses. */
#define BOUGHT_RECENTLY 75
#define BOUGHT_LONG_AGO 140

static const struct
{
  const char *number, *class, *make, *model, *serial, *accessories, *place, *responsible, *price;
  int service_days; /* 0: none */
  gboolean idle;
} equipment[] = {
  { "XJ-001", "相机", "Canon", "EOS R5", "0131200417", "电池×2;充电器×1;CFexpress卡×1", "A柜1层",
    "邵文博", "25999.00", 180, FALSE },
  { "XJ-002", "相机", "Sony", "ILCE-7M4", "5628034", "电池×2;充电器×1;SD卡×2", "A柜1层", "姚诗涵",
    "16999.00", 180, FALSE },
  { "XJ-003", "相机", "Nikon", "Z 7II", "7204918", "电池×1;充电器×1", "A柜2层", "秦可欣",
    "17999.00", 0, FALSE },
  { "XJ-004", "相机", "Canon", "EOS 5D Mark IV", "0280220935", "电池×1;充电器×1", "A柜3层",
    "顾景行", "15800.00", 0, TRUE },
  { "JT-001", "镜头", "Canon", "RF 24-70mm F2.8L", "5420011", "前盖×1;后盖×1;遮光罩×1", "B柜1层",
    "邵文博", "15499.00", 0, FALSE },
  { "JT-002", "镜头", "Sony", "FE 90mm F2.8 Macro G", "1894403", "前盖×1;后盖×1;遮光罩×1",
    "B柜1层", "姚诗涵", "6999.00", 0, FALSE },
  { "JT-003", "镜头", "Nikon", "Z 50mm F1.8 S", "2210746", "前盖×1;后盖×1", "B柜2层", "秦可欣",
    "4199.00", 0, FALSE },
  { "JT-004", "镜头", "Canon", "EF 100mm F2.8L Macro", "3380129", "前盖×1;后盖×1", "B柜2层",
    "顾景行", "6499.00", 0, TRUE },
  { "DG-001", "灯光", "Godox", "AD600Pro", "23K0417", "灯管×1;电池×1;电源线×1", "影棚1", "薛子墨",
    "5480.00", 90, FALSE },
  { "DG-002", "灯光", "Profoto", "D2 1000", "1904821", "电源线×1;罩×1", "影棚1", "薛子墨",
    "15800.00", 90, FALSE },
  { "DG-003", "灯光", "Godox", "SK400II", "21C1182", "电源线×1;柔光箱×1", "影棚2", "姚诗涵",
    "899.00", 0, FALSE },
  { "JJ-001", "三脚架", "Manfrotto", "MT055XPRO3", NULL, "快装板×1", "影棚1", "秦可欣", "1899.00",
    0, FALSE },
  { "JJ-002", "三脚架", "Gitzo", "GT3543LS", NULL, "快装板×1;背带×1", "影棚2", "邵文博",
    "7390.00", 0, FALSE },
  { "LY-001", "录音", "RØDE", "Wireless GO II", "A19C224", "发射器×2;接收器×1;充电线×3", "C柜",
    "方一鸣", "1880.00", 0, FALSE },
  { "DN-001", "电脑", "Apple", "iMac 27", "C02XK4", "键盘×1;鼠标×1", "后期区1号位", "方一鸣",
    "18999.00", 0, FALSE },
  { "DN-002", "电脑", "Lenovo", "ThinkStation P3", "PF4K2M", "键盘×1;鼠标×1", "后期区2号位",
    "韩梦洁", "12800.00", 0, FALSE },
};

static const char *const in_kit[] = { "XJ-002", "JT-002", "JJ-001" };

/* Who may use what. */
static const struct
{
  const char *person;
  const char *classes[5];
} qualified[] = {
  { "邵文博", { "相机", "镜头", "灯光", "三脚架" } },
  { "姚诗涵", { "相机", "镜头", "灯光", "三脚架" } },
  { "秦可欣", { "相机", "镜头", "灯光", "三脚架" } },
  { "顾景行", { "相机", "镜头", "灯光", "三脚架" } },
  { "薛子墨", { "灯光", "三脚架" } },
  { "方一鸣", { "录音", "电脑" } },
  { "韩梦洁", { "相机", "镜头", "录音" } },
};

typedef enum
{
  STEP_LEND,
  STEP_RETURN,
  STEP_RESERVE,
} Verb;

/* What happened, by days from today; of the past all in order. */
static const struct
{
  Verb verb;
  int day, hour; /* of a reservation when it begins */
  const char *items[4];
  const char *borrower;
  int until_day, until_hour;
  int minutes;         /* battery endurance at the return; 0: not measured */
  const char *missing; /* of the first item */
} steps[] = {
  { STEP_LEND, -52, 9, { "XJ-001", "JT-001" }, "秦可欣", -52, 18, 0, NULL },
  { STEP_RETURN, -52, 17, { "XJ-001", "JT-001" }, NULL, 0, 0, 118, NULL },
  { STEP_LEND, -44, 10, { "DG-001", "DG-002" }, "薛子墨", -43, 18, 0, NULL },
  { STEP_RETURN, -43, 16, { "DG-001", "DG-002" }, NULL, 0, 0, 0, NULL },
  { STEP_LEND, -31, 9, { "XJ-001" }, "姚诗涵", -30, 18, 0, NULL },
  { STEP_RETURN, -30, 17, { "XJ-001" }, NULL, 0, 0, 113, NULL },
  { STEP_LEND, -24, 14, { "LY-001" }, "方一鸣", -22, 12, 0, NULL },
  { STEP_RETURN, -22, 11, { "LY-001" }, NULL, 0, 0, 0, "充电线×1" },
  { STEP_LEND, -17, 9, { "XJ-002", "JT-002", "JJ-001" }, "姚诗涵", -16, 18, 0, NULL },
  { STEP_RETURN, -16, 18, { "XJ-002", "JT-002", "JJ-001" }, NULL, 0, 0, 126, NULL },
  { STEP_LEND, -10, 9, { "XJ-001", "JT-001" }, "秦可欣", -10, 18, 0, NULL },
  /* Below nine tenths of the first measurement: a maintenance job opens. */
  { STEP_RETURN, -10, 17, { "XJ-001", "JT-001" }, NULL, 0, 0, 101, NULL },
  { STEP_LEND, -8, 13, { "XJ-003", "JT-003" }, "秦可欣", -7, 18, 0, NULL },
  { STEP_RETURN, -7, 15, { "XJ-003", "JT-003" }, NULL, 0, 0, 97, NULL },
  { STEP_LEND, -4, 9, { "DG-003", "JJ-002" }, "姚诗涵", -1, 18, 0, NULL },
  { STEP_LEND, -2, 10, { "XJ-003", "JT-003" }, "韩梦洁", 3, 18, 0, NULL },
  { STEP_LEND, -1, 14, { "DG-002" }, "薛子墨", 0, 18, 0, NULL },
  { STEP_RESERVE, 1, 9, { "XJ-002", "JT-002", "JJ-001" }, "姚诗涵", 1, 18, 0, NULL },
  { STEP_RESERVE, 4, 13, { "DG-001" }, "薛子墨", 5, 12, 0, NULL },
};

static const struct
{
  const char *name, *unit, *place;
  int minimum, received;
} supplies[] = {
  { "打印纸 A4", "包", "文具柜", 5, 20 },
  { "五号电池", "节", "文具柜", 20, 60 },
  { "背景纸 白 2.72m", "卷", "影棚1", 2, 6 },
  { "无纺布手套", "双", "影棚1", 10, 30 },
  { "美纹胶带", "卷", "影棚2", 4, 12 },
  { "垃圾袋", "卷", "茶水间", 3, 10 },
  { "快递纸箱 3号", "个", "库房", 20, 80 },
  { "签字笔", "支", "文具柜", 10, 24 },
};

/* By days before today. */
static const struct
{
  guint supply; /* its place above */
  const char *person;
  int quantity, day;
  const char *purpose;
} issues[] = {
  { 0, "沈佳宁", 4, 33, "合同打印" },
  { 1, "姚诗涵", 16, 26, "引闪器" },
  { 2, "顾景行", 1, 21, "服装拍摄" },
  { 3, "秦可欣", 6, 19, "首饰拍摄" },
  { 6, "吕嘉怡", 30, 14, "寄回样品" },
  { 4, "薛子墨", 3, 12, "布光" },
  { 1, "秦可欣", 28, 9, "无线麦克风" },
  { 7, "魏晨曦", 6, 6, "前台" },
  { 2, "邵文博", 4, 5, "鞋类拍摄" },
  { 0, "唐晓雯", 6, 2, "值日表与表单" },
};

/* Whose rows of the last working day are left out, to be found. */
#define CARELESS "秦可欣"

static gboolean
enter_all (DeskDraft          *draft,
           const char *const  *pairs,
           GError            **error)
{
  for (guint i = 0; pairs[i] != NULL; i += 2)
    if (pairs[i + 1] != NULL &&
        !desk_draft_enter (draft, desk_kind_get_field (desk_draft_get_kind (draft), pairs[i]),
                           pairs[i + 1], error))
      return FALSE;
  return TRUE;
}

static void
set_moment (DeskOffice *office,
            DeskDate    date,
            int         minutes)
{
  g_autofree char *moment = desk_moment_format (date, minutes);

  desk_store_set_moment (desk_office_get_store (office), moment);
}

/* Not to be undone, like all that the sample begins with. */
static DeskAct *
begin (DeskOffice  *office,
       GError     **error)
{
  return desk_store_begin_final (desk_office_get_store (office), error,
                                 _ ("Fill the sample studio"));
}

static gboolean
add_items (DeskOffice  *office,
           DeskDate     today,
           GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (equipment); i++)
    {
      g_autoptr (DeskDraft) draft =
        desk_draft_new (desk_office_get_store (office), &desk_kind_equipment);
      const char *const pairs[] = {
        "number", equipment[i].number, "class", equipment[i].class, "make", equipment[i].make,
        "model", equipment[i].model, "serial", equipment[i].serial, "accessories",
        equipment[i].accessories, "place", equipment[i].place, "responsible",
        equipment[i].responsible, "price", equipment[i].price, "storage_note",
        equipment[i].idle ? "防潮箱内存放，取下电池" : NULL, NULL
      };

      set_moment (office, today - BOUGHT_RECENTLY, 10 * 60);
      /* Since then it is in store. */
      desk_draft_set_date (draft, "bought",
                           today - (equipment[i].idle ? BOUGHT_LONG_AGO : BOUGHT_RECENTLY));
      if (equipment[i].service_days > 0)
        desk_draft_set_number (draft, "service_days", equipment[i].service_days);
      if (!enter_all (draft, pairs, error) || !desk_records_save (office, draft, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_kit (DeskOffice  *office,
         GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  const char *const pairs[] = { "number", "TZ-01", "name", "静物套装", NULL };
  g_autoptr (DeskDraft) kit = desk_draft_new (store, &desk_kind_kits);

  if (!enter_all (kit, pairs, error) || !desk_records_save (office, kit, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (in_kit); i++)
    {
      const char *const parts[] = { "kit", "TZ-01", "item", in_kit[i], NULL };
      g_autoptr (DeskDraft) part = desk_draft_new (store, &desk_kind_kit_items);

      if (!enter_all (part, parts, error) || !desk_records_save (office, part, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_qualifications (DeskOffice  *office,
                    DeskDate     today,
                    GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (qualified); i++)
    for (guint c = 0; qualified[i].classes[c] != NULL; c++)
      {
        const char *const pairs[] = { "person", qualified[i].person, "class",
                                      qualified[i].classes[c], "assessor", "顾景行", NULL };
        g_autoptr (DeskDraft) draft =
          desk_draft_new (desk_office_get_store (office), &desk_kind_qualifications);

        desk_draft_set_date (draft, "date", today - 75);
        if (!enter_all (draft, pairs, error) || !desk_records_save (office, draft, error))
          return FALSE;
      }
  return TRUE;
}

/* Returns: (transfer full) (element-type DeskLoanItem): the items of a step */
static GPtrArray *
read_items (DeskOffice  *office,
            guint        step,
            GError     **error)
{
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_loan_item_free);

  for (guint i = 0; steps[step].items[i] != NULL; i++)
    {
      gint64 id = desk_equipment_find (office, steps[step].items[i], error);
      DeskLoanItem *item;

      if (id == 0)
        return NULL;
      item = desk_loan_item_new (id);
      if (i == 0 && steps[step].minutes > 0)
        {
          DeskBatteryMinutes minutes = { 1, steps[step].minutes };
          g_array_append_val (item->minutes, minutes);
        }
      if (i == 0)
        item->missing = g_strdup (steps[step].missing);
      g_ptr_array_add (items, item);
    }
  return g_steal_pointer (&items);
}

static gboolean
take_step (DeskOffice  *office,
           DeskDate     today,
           guint        step,
           GError     **error)
{
  g_autoptr (GPtrArray) items = read_items (office, step, error);
  g_autofree char *from = desk_moment_format (today + steps[step].day, steps[step].hour * 60);
  g_autofree char *until =
    desk_moment_format (today + steps[step].until_day, steps[step].until_hour * 60);
  DeskLoanRequest request = { .items = items, .from = from, .until = until, .for_shoot = TRUE };
  DeskReturnRequest back = { .items = items, .cleaned = TRUE };
  g_autofree char *slip = NULL;
  g_autoptr (DeskAct) act = items != NULL ? begin (office, error) : NULL;

  if (act == NULL)
    return FALSE;
  /* What is to come was asked for yesterday. */
  set_moment (office, today + MIN (steps[step].day, -1),
              steps[step].day < 0 ? steps[step].hour * 60 : 16 * 60);
  if (steps[step].verb == STEP_RETURN)
    return desk_lending_return (office, &back, NULL, error) &&
           desk_act_commit (g_steal_pointer (&act), error);
  request.borrower = desk_people_find (office, steps[step].borrower, error);
  if (request.borrower == 0)
    return FALSE;
  slip = steps[step].verb == STEP_LEND ? desk_lending_lend (office, &request, error)
                                       : desk_lending_reserve (office, &request, error);
  return slip != NULL && desk_act_commit (g_steal_pointer (&act), error);
}

/* The check of an evening; of the last one a person's rows are left out. */
static gboolean
check_evening (DeskOffice  *office,
               DeskDate     date,
               gboolean     is_last,
               GError     **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DeskAct) act = begin (office, error);

  if (act == NULL)
    return FALSE;
  set_moment (office, date, 17 * 60 + 45);
  for (guint i = 0; i < G_N_ELEMENTS (equipment); i++)
    {
      DeskRoundFilter filter = { 0 };

      if (!g_hash_table_add (done, (gpointer) equipment[i].responsible) ||
          (is_last && g_str_equal (equipment[i].responsible, CARELESS)))
        continue;
      filter.person = desk_people_find (office, equipment[i].responsible, error);
      if (filter.person == 0 ||
          !desk_rounds_mark_others_ok (office, DESK_EQUIPMENT_CHECK, date, &filter, filter.person,
                                       NULL, error))
        return FALSE;
    }
  return desk_act_commit (g_steal_pointer (&act), error);
}

/* The evenings since Monday of last week. */
static gboolean
check_evenings (DeskOffice  *office,
                DeskDate     today,
                GError     **error)
{
  DeskDate last = today - 1;

  while (!desk_calendar_contains (desk_office_get_calendar (office), DESK_CALENDAR_WORKING, last))
    last--;
  for (DeskDate date = desk_date_week_start (today) - 7; date <= last; date++)
    if (desk_calendar_contains (desk_office_get_calendar (office), DESK_CALENDAR_WORKING, date) &&
        !check_evening (office, date, date == last, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_supplies (DeskOffice  *office,
              DeskDate     today,
              GError     **error)
{
  DeskStore *store = desk_office_get_store (office);
  gint64 ids[G_N_ELEMENTS (supplies)];

  set_moment (office, today - 40, 10 * 60);
  for (guint i = 0; i < G_N_ELEMENTS (supplies); i++)
    {
      const char *const pairs[] = { "name", supplies[i].name, "unit", supplies[i].unit,
                                    "place", supplies[i].place, NULL };
      g_autoptr (DeskDraft) draft = desk_draft_new (store, &desk_kind_supplies);

      desk_draft_set_number (draft, "minimum", supplies[i].minimum);
      if (!enter_all (draft, pairs, error) || !desk_records_save (office, draft, error))
        return FALSE;
      ids[i] = desk_draft_get_id (draft);
      if (!desk_supplies_receive (office, ids[i], supplies[i].received, "月度采购", error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (issues); i++)
    {
      gint64 person = desk_people_find (office, issues[i].person, error);

      set_moment (office, today - issues[i].day, 11 * 60);
      if (person == 0 || !desk_supplies_issue (office, ids[issues[i].supply], person,
                                               issues[i].quantity, issues[i].purpose, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_stock (DeskOffice  *office,
           DeskDate     today,
           GError     **error)
{
  g_autoptr (DeskAct) act = begin (office, error);

  return act != NULL && add_items (office, today, error) && add_kit (office, error) &&
         add_qualifications (office, today, error) && add_supplies (office, today, error) &&
         desk_act_commit (g_steal_pointer (&act), error);
}

/**
 * desk_sample_add_equipment:
 *
 * Each step is an act of its own, for what follows from it, custody above all, is
 * settled with the act. The same day makes the same sample.
 */
gboolean
desk_sample_add_equipment (DeskOffice  *office,
                           DeskDate     today,
                           GError     **error)
{
  gboolean done = add_stock (office, today, error);

  for (guint i = 0; done && i < G_N_ELEMENTS (steps); i++)
    done = take_step (office, today, i, error);
  done = done && check_evenings (office, today, error);
  desk_store_set_moment (desk_office_get_store (office), NULL);
  return done;
}
