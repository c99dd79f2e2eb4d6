/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample-forms.h"

#include "desk-language.h"

static const char *const areas[] = { "早 · 烧水", "卫生间", "办公室", "厨房", "大厅" };
static const char *const thursday[] = { "晶晶", "高强", "何磊(调)", "韩思远", "晶晶" };
static const char *const friday[] = { "朱敏", "曹芳", "傅涛", "朱敏", "曹芳" };

/* The week of the mock-up: three days off, two of duty, one of team cleaning. */
DeskForm *
sample_duty_week (void)
{
  DeskForm *form = desk_form_new ("duty-week", DESK_LANGUAGE_CHINESE, DESK_FORM_LANDSCAPE,
                                  DESK_FORM_ONE_PAGE);
  DeskDate monday = desk_date_new (2026, 10, 5);
  int weekdays, dates, group, remark, sign;

  desk_form_set_title (form, "老A摄影工作室", "值日表", "ZR-2026-W41");
  desk_form_set_lines (form, "2026年第41周(10月5日 — 10月10日)", "检查人:晶晶");
  desk_form_set_made (form, monday);
  desk_form_set_head_columns (form, 1);
  desk_form_add_column (form, 0, 66, FALSE);
  for (int day = 0; day < 6; day++)
    {
      desk_form_add_column (form, 3, 40, TRUE);
      desk_form_add_column (form, 1, 24, FALSE);
    }
  weekdays = desk_form_add_row (form, DESK_FORM_ROW_HEAD, 20, 0.2);
  dates = desk_form_add_row (form, DESK_FORM_ROW_HEAD, 16, 0.2);
  group = desk_form_add_row (form, DESK_FORM_ROW_BODY, 24, 1);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    desk_form_add_row (form, DESK_FORM_ROW_BODY, 24, 1);
  remark = desk_form_add_row (form, DESK_FORM_ROW_BODY, 24, 1);
  sign = desk_form_add_row (form, DESK_FORM_ROW_BODY, 24, 1);

  desk_form_merge (form,
                   desk_form_put_text (form, weekdays, 0, "项目", DESK_FORM_BOLD | DESK_FORM_HEAD),
                   2, 1);
  desk_form_put_text (form, group, 0, "值日组", DESK_FORM_BOLD | DESK_FORM_HEAD);
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    desk_form_put_text (form, group + 1 + (int) i, 0, areas[i], DESK_FORM_BOLD | DESK_FORM_HEAD);
  desk_form_put_text (form, remark, 0, "备注", DESK_FORM_BOLD | DESK_FORM_HEAD);
  desk_form_put_text (form, sign, 0, "检查人签字", DESK_FORM_BOLD | DESK_FORM_HEAD);

  for (int day = 0; day < 6; day++)
    {
      int column = 1 + 2 * day;
      DeskDate date = monday + day;
      g_autofree char *weekday =
        desk_date_format (date, DESK_DATE_STYLE_WEEKDAY, form->language);
      DeskFormCell *cell = desk_form_put_text (
        form, weekdays, column, weekday,
        DESK_FORM_BOLD | DESK_FORM_HEAD | DESK_FORM_OPEN_BOTTOM | DESK_FORM_BOTTOM);

      desk_form_merge (form, cell, 1, 2);
      cell = desk_form_put_date (form, dates, column, date, DESK_DATE_STYLE_MONTH_DAY,
                                 DESK_FORM_HEAD | DESK_FORM_SMALL | DESK_FORM_TOP);
      desk_form_merge (form, cell, 1, 2);
      if (day == 5)
        desk_form_cell_set_suffix (cell, "(补班)");
      if (day < 3)
        {
          cell = desk_form_put_text (form, group, column, "休\n国庆节",
                                     DESK_FORM_OFF | DESK_FORM_CENTER);
          desk_form_merge (form, cell, sign - group + 1, 2);
          continue;
        }
      if (day == 5)
        {
          cell = desk_form_put_text (form, group, column, "集体大扫除\n全体在岗人员",
                                     DESK_FORM_LEAD | DESK_FORM_CENTER | DESK_FORM_FILL_IN);
          desk_form_merge (form, cell, remark - group, 2);
        }
      else
        {
          cell = desk_form_put_text (form, group, column, day == 3 ? "第二组" : "第三组",
                                     DESK_FORM_CENTER | DESK_FORM_FILL_IN);
          desk_form_merge (form, cell, 1, 2);
          for (int i = 0; i < (int) G_N_ELEMENTS (areas); i++)
            {
              g_autofree char *iso = desk_date_to_iso (date);
              g_autofree char *key = g_strdup_printf ("mark:%s:%d", iso, i);

              desk_form_put_text (form, group + 1 + i, column, (day == 3 ? thursday : friday)[i],
                                  DESK_FORM_FILL_IN);
              cell = desk_form_put_mark (form, group + 1 + i, column + 1,
                                         day == 4 ? NULL : i == 3 ? "X"
                                                                  : "√",
                                         DESK_FORM_BOLD | DESK_FORM_CENTER | DESK_FORM_FILL_IN);
              desk_form_cell_set_key (cell, key);
            }
        }
      cell = desk_form_put_text (form, remark, column, day == 3 ? "灶台未擦,已整改" : NULL,
                                 DESK_FORM_CENTER | DESK_FORM_FILL_IN);
      desk_form_merge (form, cell, 1, 2);
      desk_form_merge (form, desk_form_put_text (form, sign, column, NULL, DESK_FORM_PLAIN), 1, 2);
    }

  desk_form_add_legend (form, "√ 合格");
  desk_form_add_legend (form, "X 不合格");
  desk_form_add_legend (form, "空白 未查");
  desk_form_add_legend (form, "休 放假");
  desk_form_add_legend (form, "(调) 已换班");
  desk_form_add_note (form, "填写说明:每天上午由检查人逐区检查并打√或X;不合格的写明原因;"
                            "每组每月 2 次不合格,组员每人 10 元。");
  desk_form_add_foot (form, DESK_FORM_FOOT_SIGNATURE, "制表", "番番");
  desk_form_add_foot (form, DESK_FORM_FOOT_SIGNATURE, "审核", NULL);
  desk_form_add_foot (form, DESK_FORM_FOOT_DATE, "日期", NULL);
  return form;
}

/* A list over several pages, with every kind of value. */
DeskForm *
sample_register (int n_rows)
{
  DeskForm *form =
    desk_form_new ("equipment-register", DESK_LANGUAGE_CHINESE, DESK_FORM_PORTRAIT, DESK_FORM_FLOW);
  static const char *const heads[] = { "编号", "名称", "购入日期", "数量", "单价", "成新率", "备注" };
  int head, row;

  desk_form_set_title (form, "老A摄影工作室", "设备台账", "SB-2026-01");
  desk_form_set_lines (form, "截至 2026年10月9日", NULL);
  desk_form_set_head_columns (form, 2);
  desk_form_add_column (form, 0, 40, FALSE);
  desk_form_add_column (form, 3, 0, FALSE);
  desk_form_add_column (form, 0, 0, FALSE);
  desk_form_add_column (form, 0, 0, FALSE);
  desk_form_add_column (form, 0, 0, FALSE);
  desk_form_add_column (form, 0, 0, FALSE);
  desk_form_add_column (form, 2, 0, FALSE);

  head = desk_form_add_row (form, DESK_FORM_ROW_HEAD, 24, 0);
  for (int i = 0; i < (int) G_N_ELEMENTS (heads); i++)
    desk_form_put_text (form, head, i, heads[i], DESK_FORM_BOLD | DESK_FORM_HEAD);
  for (int i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("C-%03d", i + 1);

      row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 20, 1);
      desk_form_put_text (form, row, 0, number, DESK_FORM_CENTER);
      desk_form_put_text (form, row, 1,
                          i % 7 == 3 ? "闪光灯柔光箱及灯架、引闪器一套,含备用电池两块与充电器"
                                     : "三脚架",
                          DESK_FORM_PLAIN);
      desk_form_put_date (form, row, 2, desk_date_new (2024, 1, 1) + i * 7, DESK_DATE_STYLE_FULL,
                          DESK_FORM_PLAIN);
      desk_form_put_integer (form, row, 3, i % 4 + 1, DESK_FORM_PLAIN);
      desk_form_put_money (form, row, 4, 129900 + i * 1050, DESK_FORM_PLAIN);
      desk_form_put_percent (form, row, 5, 1 - i * 0.005, 1, DESK_FORM_PLAIN);
      if (i % 5 == 0)
        desk_form_put_text (form, row, 6, "借出", DESK_FORM_DIM);
    }
  row = desk_form_add_row (form, DESK_FORM_ROW_TOTAL, 22, 0);
  desk_form_merge (form, desk_form_put_text (form, row, 0, "合计", DESK_FORM_BOLD | DESK_FORM_HEAD),
                   1, 3);
  desk_form_put_integer (form, row, 3, n_rows, DESK_FORM_BOLD);
  desk_form_add_note (form, "填写说明:新购入的设备当日登记;报废的写明日期。");
  desk_form_add_foot (form, DESK_FORM_FOOT_SIGNATURE, "制表", "番番");
  desk_form_add_foot (form, DESK_FORM_FOOT_SIGNATURE, "审核", NULL);
  desk_form_add_foot (form, DESK_FORM_FOOT_DATE, "日期", NULL);
  return form;
}

/* A short table with bars under it. */
DeskForm *
sample_summary (void)
{
  DeskForm *form =
    desk_form_new ("hygiene-month", DESK_LANGUAGE_CHINESE, DESK_FORM_PORTRAIT, DESK_FORM_FILL);
  static const char *const heads[] = { "值日组", "天数", "√", "X", "合格率", "罚款", "人员" };
  static const double rates[] = { 0.98, 0.9, 1, 0.84 };
  static const char *const groups[] = { "第一组", "第二组", "第三组", "第四组" };
  int head;

  desk_form_set_title (form, "老A摄影工作室", "卫生检查月汇总", "WS-2026-10");
  desk_form_set_lines (form, "2026年10月", NULL);
  for (int i = 0; i < (int) G_N_ELEMENTS (heads); i++)
    desk_form_add_column (form, i == 6 ? 4 : 1.4, 0, FALSE);
  head = desk_form_add_row (form, DESK_FORM_ROW_HEAD, 26, 0);
  for (int i = 0; i < (int) G_N_ELEMENTS (heads); i++)
    desk_form_put_text (form, head, i, heads[i], DESK_FORM_BOLD | DESK_FORM_HEAD);
  for (int i = 0; i < (int) G_N_ELEMENTS (groups); i++)
    {
      int row = desk_form_add_row (form, DESK_FORM_ROW_BODY, 26, 1);

      desk_form_put_text (form, row, 0, groups[i], DESK_FORM_CENTER | DESK_FORM_BOLD);
      desk_form_put_integer (form, row, 1, 5 + i, DESK_FORM_CENTER);
      desk_form_put_integer (form, row, 2, 24 - i, DESK_FORM_CENTER);
      desk_form_put_integer (form, row, 3, i, DESK_FORM_CENTER);
      desk_form_put_percent (form, row, 4, rates[i], 0, DESK_FORM_CENTER);
      desk_form_put_money (form, row, 5, i == 3 ? -4000 : 0, DESK_FORM_PLAIN);
      desk_form_put_text (form, row, 6, "晶晶、高强、何磊、韩思远", DESK_FORM_PLAIN);
    }
  desk_form_add_chart (form, "各组合格率", 1, 4, 0, 4);
  desk_form_add_legend (form, "√ 合格");
  desk_form_add_legend (form, "X 不合格");
  desk_form_add_note (form, "填写说明:月末由行政人事汇总。");
  desk_form_add_foot (form, DESK_FORM_FOOT_SIGNATURE, "制表", "番番");
  desk_form_add_foot (form, DESK_FORM_FOOT_SIGNATURE, "审核", NULL);
  desk_form_add_foot (form, DESK_FORM_FOOT_DATE, "日期", NULL);
  return form;
}

/* Two copies on a sheet. */
DeskForm *
sample_slip (void)
{
  DeskForm *form =
    desk_form_new ("leave-slip", DESK_LANGUAGE_CHINESE, DESK_FORM_PORTRAIT, DESK_FORM_ONE_PAGE);
  static const char *const labels[] = { "姓名", "科室", "请假类别", "请假事由", "起止时间", "审批" };

  desk_form_set_title (form, "老A摄影工作室", "请假单", "QJ-2026-0012");
  desk_form_add_column (form, 1, 60, FALSE);
  desk_form_add_column (form, 4, 0, FALSE);
  for (int i = 0; i < (int) G_N_ELEMENTS (labels); i++)
    {
      desk_form_add_row (form, DESK_FORM_ROW_BODY, 24, i == 3 ? 2 : 1);
      desk_form_put_text (form, i, 0, labels[i], DESK_FORM_HEAD | DESK_FORM_BOLD);
    }
  desk_form_put_text (form, 0, 1, "何磊", DESK_FORM_FILL_IN);
  desk_form_put_text (form, 1, 1, "摄影部", DESK_FORM_FILL_IN);
  desk_form_put_text (form, 2, 1, "事假", DESK_FORM_FILL_IN);
  desk_form_put_text (form, 3, 1, "回老家参加婚礼", DESK_FORM_FILL_IN | DESK_FORM_TOP);
  desk_form_add_copy (form, "本科室");
  desk_form_add_copy (form, "考勤员");
  desk_form_add_foot (form, DESK_FORM_FOOT_SIGNATURE, "申请人", NULL);
  desk_form_add_foot (form, DESK_FORM_FOOT_DATE, "日期", NULL);
  return form;
}

/* What users type by mistake or for fun: nothing of it may break a page or a workbook. */
DeskForm *
sample_hostile (void)
{
  DeskForm *form =
    desk_form_new ("hostile", DESK_LANGUAGE_ENGLISH, DESK_FORM_LANDSCAPE, DESK_FORM_ONE_PAGE);
  g_autoptr (GString) endless = g_string_new (NULL);

  for (int i = 0; i < 40000; i++)
    g_string_append (endless, "长");
  desk_form_set_title (form, "Studio [A] & Sons", "A/B: [what]? *all*", NULL);
  desk_form_add_column (form, 1, 0, FALSE);
  desk_form_add_column (form, 1, 0, FALSE);
  for (int i = 0; i < 4; i++)
    desk_form_add_row (form, DESK_FORM_ROW_BODY, 0, 1);
  desk_form_put_text (form, 0, 0, "=cmd()", DESK_FORM_PLAIN);
  desk_form_put_text (form, 0, 1, "bad \xff utf-8 \xef\xbf\xbe end", DESK_FORM_PLAIN);
  desk_form_put_text (form, 1, 0, endless->str, DESK_FORM_PLAIN);
  desk_form_put_text (form, 1, 1, "<b>&amp; \"quoted\", with comma</b>", DESK_FORM_PLAIN);
  desk_form_put_text (form, 2, 0, "-1+2", DESK_FORM_PLAIN);
  desk_form_put_text (form, 2, 1, "https://example.org/", DESK_FORM_PLAIN);
  desk_form_put_text (form, 3, 0, "two\nlines", DESK_FORM_PLAIN);
  desk_form_cell_set_suffix (desk_form_put_integer (form, 3, 1, 7, DESK_FORM_PLAIN), " \"a\"");
  return form;
}
