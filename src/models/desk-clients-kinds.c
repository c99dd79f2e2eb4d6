/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients, what was said with them, and their goods. */

#include "desk-kinds.h"
#include "desk-language.h"

#define MANY 1000000

/* SHO-1: a client is told by the student number; the other fields find and reach them. */
static const DeskField clients_fields[] = {
  { "number", DESK_FIELD_TEXT, N_ ("Student number"),
    DESK_FIELD_REQUIRED | DESK_FIELD_UNIQUE | DESK_FIELD_TITLE | DESK_FIELD_SEARCH, .max = 40,
    .aliases = "学号|编号|学员编号|客户编号|number|no|student number" },
  { "name", DESK_FIELD_TEXT, N_ ("Name"),
    DESK_FIELD_REQUIRED | DESK_FIELD_SEARCH | DESK_FIELD_PINYIN, .max = 60,
    .aliases = "姓名|学员|学员姓名|客户|客户姓名|名字|name" },
  { "category", DESK_FIELD_TEXT, N_ ("Category of goods"), DESK_FIELD_SEARCH | DESK_FIELD_PINYIN,
    .max = 60, .aliases = "类目|产品类目|商品类目|品类|类别|category" },
  { "chat", DESK_FIELD_TEXT, N_ ("Chat number"), DESK_FIELD_SEARCH, .max = 60,
    .aliases = "QQ|QQ号|QQ号码|微信|微信号|旺旺|旺旺号|聊天号|chat" },
  { "chat_name", DESK_FIELD_TEXT, N_ ("Chat remark name"), DESK_FIELD_SEARCH | DESK_FIELD_PINYIN,
    .max = 80, .aliases = "备注名|聊天备注名|昵称|QQ备注|chat name" },
  { "phone", DESK_FIELD_TEXT, N_ ("Phone"), DESK_FIELD_SEARCH | DESK_FIELD_CONFIDENTIAL, .max = 40,
    .aliases = "电话|手机|手机号|手机号码|电话号码|联系电话|联系方式|phone|mobile" },
  { "address", DESK_FIELD_TEXT, N_ ("Address"), DESK_FIELD_CONFIDENTIAL, .max = 200,
    .aliases = "地址|收货地址|寄回地址|联系地址|邮寄地址" },
  { "class", DESK_FIELD_TEXT, N_ ("Training class"), DESK_FIELD_SEARCH, .max = 60,
    .aliases = "班级|班|期|期数|class" },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG, .aliases = "备注|说明|remark" },
  { "former_numbers", DESK_FIELD_TEXT, N_ ("Numbers before a merge"),
    DESK_FIELD_INTERNAL | DESK_FIELD_SEARCH },
  { NULL },
};

const DeskKind desk_kind_clients = {
  "clients",
  "clients",
  N_ ("Clients"),
  N_ ("client"),
  clients_fields,
  "number, id",
};

static const DeskChoice channels[] = {
  { "chat", N_ ("chat"), "聊天|QQ|微信|旺旺" },
  { "phone", N_ ("telephone"), "电话|手机" },
  { "forum", N_ ("forum"), "论坛" },
  { "parcel", N_ ("parcel"), "包裹|快递" },
  { "visit", N_ ("visit"), "到访|面谈" },
  { "other", N_ ("something else"), "其他" },
  { NULL },
};

static const DeskField contacts_fields[] = {
  { "client", DESK_FIELD_REFERENCE, N_ ("Client"), DESK_FIELD_REQUIRED | DESK_FIELD_TITLE,
    "clients", .aliases = "学员|客户|学号" },
  { "at", DESK_FIELD_MOMENT, N_ ("Said at"), DESK_FIELD_REQUIRED, .aliases = "时间|日期" },
  { "channel", DESK_FIELD_CHOICE, N_ ("By way of"), .choices = channels, .aliases = "方式" },
  { "text", DESK_FIELD_TEXT, N_ ("What was said"),
    DESK_FIELD_REQUIRED | DESK_FIELD_LONG | DESK_FIELD_SEARCH, .aliases = "内容" },
  { "by", DESK_FIELD_REFERENCE, N_ ("Recorded by"), .reference = "people", .aliases = "记录人" },
  { "shoot", DESK_FIELD_REFERENCE, N_ ("Shoot"), .reference = "shoots" },
  { NULL },
};

const DeskKind desk_kind_contacts = {
  "contacts",
  "contacts",
  N_ ("Contacts with clients"),
  N_ ("contact"),
  contacts_fields,
  "at, id",
};

/* SHO-9 */
static const DeskField goods_fields[] = {
  { "parcel", DESK_FIELD_TEXT, N_ ("Parcel"),
    DESK_FIELD_REQUIRED | DESK_FIELD_TITLE | DESK_FIELD_SEARCH },
  { "client", DESK_FIELD_REFERENCE, N_ ("Client"), DESK_FIELD_REQUIRED, "clients" },
  { "shoot", DESK_FIELD_REFERENCE, N_ ("Shoot"), .reference = "shoots" },
  { "name", DESK_FIELD_TEXT, N_ ("Goods"),
    DESK_FIELD_REQUIRED | DESK_FIELD_SEARCH | DESK_FIELD_PINYIN, .max = 80,
    .aliases = "品名|名称|产品" },
  { "declared", DESK_FIELD_INTEGER, N_ ("Said by the client"), .min = 0, .max = MANY },
  { "quantity", DESK_FIELD_INTEGER, N_ ("Goods counted"), DESK_FIELD_REQUIRED, .min = 1,
    .max = MANY, .aliases = "数量|件数" },
  { "condition", DESK_FIELD_TEXT, N_ ("Condition"), .max = 200, .aliases = "完好情况" },
  { "accompanying", DESK_FIELD_TEXT, N_ ("Accompanying items"), .max = 200,
    .aliases = "随附物品|随附" },
  { "tracking", DESK_FIELD_TEXT, N_ ("Tracking number"), DESK_FIELD_SEARCH, .max = 60,
    .aliases = "快递单号|运单号" },
  { "received", DESK_FIELD_MOMENT, N_ ("Received"), DESK_FIELD_REQUIRED },
  { "receiver", DESK_FIELD_REFERENCE, N_ ("Received by"), .reference = "people" },
  { "place", DESK_FIELD_TEXT, N_ ("Kept in"), .max = 80, .aliases = "位置|存放位置" },
  { "quantity_out", DESK_FIELD_INTEGER, N_ ("Sent back"), DESK_FIELD_INTERNAL, .min = 0,
    .max = MANY },
  { "condition_out", DESK_FIELD_TEXT, N_ ("Condition at return"), DESK_FIELD_INTERNAL, .max = 200 },
  { "difference", DESK_FIELD_TEXT, N_ ("Why the count differs"), DESK_FIELD_INTERNAL },
  { "tracking_out", DESK_FIELD_TEXT, N_ ("Tracking number of the return"), DESK_FIELD_SEARCH,
    .max = 60 },
  { "returned", DESK_FIELD_MOMENT, N_ ("Went back"), DESK_FIELD_INTERNAL },
  { "sender", DESK_FIELD_REFERENCE, N_ ("Sent by"), DESK_FIELD_INTERNAL, "people" },
  { "slip", DESK_FIELD_TEXT, N_ ("Return slip"), DESK_FIELD_INTERNAL | DESK_FIELD_SEARCH },
  { "override", DESK_FIELD_TEXT, N_ ("Returned early because"), DESK_FIELD_INTERNAL },
  { "note", DESK_FIELD_TEXT, N_ ("Note"), DESK_FIELD_LONG, .aliases = "备注|说明" },
  { NULL },
};

const DeskKind desk_kind_goods = {
  "goods",
  "goods",
  N_ ("Clients’ goods"),
  N_ ("goods"),
  goods_fields,
  "received, parcel, id",
};
