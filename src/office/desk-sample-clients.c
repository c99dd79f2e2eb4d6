/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who the sample studio shoots for. */

#include "desk-sample-private.h"

#include "desk-records.h"

const DeskSampleClient desk_sample_clients[DESK_SAMPLE_N_CLIENTS] = {
  { "250301", "周雅楠", "女装", "连衣裙", 6 },
  { "250302", "林志远", "男装", "衬衫", 8 },
  { "250305", "何美玲", "童装", "儿童外套", 10 },
  { "250307", "郑国强", "箱包", "双肩包", 4 },
  { "250311", "苏晓燕", "首饰", "银项链", 12 },
  { "250312", "马俊杰", "数码", "蓝牙耳机", 3 },
  { "250316", "朱婷婷", "美妆", "口红礼盒", 9 },
  { "250318", "胡大勇", "茶叶", "铁观音礼盒", 5 },
  { "250320", "高秀兰", "家居", "陶瓷餐具", 7 },
  { "250323", "罗文斌", "鞋靴", "运动鞋", 6 },
  { "250401", "梁思琪", "女装", "针织开衫", 5 },
  { "250402", "宋建华", "食品", "坚果礼包", 6 },
  { "250406", "谢玉婷", "母婴", "婴儿推车", 2 },
  { "250409", "韩立军", "男装", "牛仔裤", 7 },
  { "250410", "唐丽娜", "首饰", "珍珠耳环", 15 },
  { "250414", "冯志刚", "数码", "机械键盘", 3 },
  { "250415", "于海燕", "女装", "羊绒大衣", 4 },
  { "250418", "董雪梅", "家纺", "四件套", 5 },
  { "250421", "程家乐", "玩具", "积木套装", 8 },
  { "250425", "曹慧敏", "美妆", "面膜礼盒", 6 },
  { "250502", "袁永福", "鞋靴", "皮鞋", 5 },
  { "250503", "邓佳怡", "童装", "亲子装", 6 },
  { "250507", "许文强", "户外", "露营灯", 4 },
  { "250508", "傅晓东", "茶叶", "白茶饼", 7 },
  { "250512", "曾玉兰", "箱包", "手提包", 5 },
  { "250513", "彭志明", "家居", "香薰蜡烛", 9 },
  { "250517", "吕秀英", "女装", "半身裙", 6 },
  { "250519", "苗春生", "食品", "蜂蜜礼盒", 4 },
  { "250522", "任小雨", "配饰", "真丝围巾", 8 },
  { "250524", "罗文彬", "鞋靴", "板鞋", 3 },
};

static const char *const addresses[] = {
  "浙江省杭州市余杭区文一西路88号",
  "广东省广州市白云区石井大道16号",
  "福建省泉州市鲤城区中山路120号",
  "江苏省苏州市吴中区东吴北路9号",
  "山东省青岛市市北区辽宁路57号",
};

/* The one whom the last client was before. */
#define TWIN 9

/* Adds the clients; their ids, in order, are put into @ids. */
gboolean
desk_sample_add_clients (DeskOffice  *office,
                         gint64      *ids,
                         GError     **error)
{
  const DeskSampleClient *clients = desk_sample_clients;
  DeskStore *store = desk_office_get_store (office);

  for (guint i = 0; i < DESK_SAMPLE_N_CLIENTS; i++)
    {
      g_autoptr (DeskDraft) draft = desk_draft_new (store, &desk_kind_clients);
      gboolean twin = i + 1 == DESK_SAMPLE_N_CLIENTS;
      /* The last one is somebody who came before under another number. */
      guint same = twin ? TWIN : i;
      g_autofree char *phone = g_strdup_printf ("139%08u", 11207345 + same * 613027);
      g_autofree char *chat = g_strdup_printf ("%u", 214605873 + same * 7310291);
      g_autofree char *remark = g_strconcat (clients[i].number, clients[i].category, NULL);
      g_autofree char *class = g_strdup_printf ("%.2s年第%c期", clients[i].number,
                                                clients[i].number[3]);

      desk_draft_set_text (draft, "number", clients[i].number);
      desk_draft_set_text (draft, "name", clients[i].name);
      desk_draft_set_text (draft, "category", clients[i].category);
      desk_draft_set_text (draft, "chat", chat);
      desk_draft_set_text (draft, "chat_name", remark);
      desk_draft_set_text (draft, "phone", phone);
      desk_draft_set_text (draft, "address", addresses[i % G_N_ELEMENTS (addresses)]);
      desk_draft_set_text (draft, "class", class);
      if (!desk_records_save (office, draft, error))
        return FALSE;
      ids[i] = desk_draft_get_id (draft);
    }
  return TRUE;
}
