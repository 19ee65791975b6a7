import type { ImportKind } from './import.enums.js';

/** A header as names are compared: width, case and accents folded, only letters and digits. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .normalize('NFKC');
}

const names = (text: string): readonly string[] => text.split(/\s+/).map(foldHeader).filter(Boolean);

const profile: Readonly<Record<string, readonly string[]>> = {
  displayName: names(
    `displayname fullname customername custname membername buyername contactname billingname recipientname shippingname
     姓名 会员姓名 顾客姓名 客户姓名 客户名称 买家姓名 收货人 联系人 會員姓名 顧客姓名 客戶姓名 姓名 氏名 お名前 顧客名 이름 성명 고객명
     kundenname nomcomplet nomclient nombrecliente nombrecompleto kunde client cliente`,
  ),
  givenName: names('firstname givenname forename vorname prenom nombre 名 名字'),
  familyName: names('lastname familyname surname nachname nomdefamille apellido apellidos 姓 姓氏'),
  birthDate: names(
    'birthdate birthday dateofbirth dob 生日 出生年月 出生日期 生年月日 생년월일 geburtsdatum geburtstag datedenaissance fechadenacimiento',
  ),
  gender: names('gender sex 性别 性別 성별 geschlecht sexe sexo anrede'),
  country: names(
    'country countrycode customercountry billingcountry defaultaddresscountrycode defaultaddresscountry shippingcountry 国家 国家地区 国别 國家 国 국가 land pays pais',
  ),
  province: names(
    'province state region 省份 省 省市 縣市 都道府県 billingprovince defaultaddressprovincecode shippingprovince bundesland departement provincia',
  ),
  city: names('city town 城市 市 所在城市 市区町村 도시 billingcity defaultaddresscity shippingcity stadt ort wohnort ville ciudad'),
  district: names('district county 区县 区 县 行政区 區'),
  address: names(
    'address street addressline1 address1 billingaddress1 defaultaddressaddress1 billingstreet shippingaddress1 详细地址 地址 收货地址 住所 주소 adresse strasse anschrift rue direccion',
  ),
  acquisitionSource: names('acquisition acquisitionsource utmsource 注册来源 获客来源 获客渠道'),
};

const keys: Readonly<Record<string, readonly string[]>> = {
  externalId: names(
    `customerid customerno customernumber customercode custid custno clientid memberid memberno userid buyerid
     顾客编号 会员号 会员编号 会员id 客户编号 客户号 顾客号 客户id 用户编号 用户id 买家id 會員編號 會員號 客戶編號 顧客番号 顧客id 会員番号 고객번호 고객id 회원번호
     kundennummer kundennr kundenid numeroclient idclient codeclient idcliente codigocliente`,
  ),
  card: names('card cardno cardnumber membercard membercardno loyaltycard 会员卡号 会员卡 卡号 會員卡號 卡號 kartennummer cartedefidelite'),
  email: names(
    'email emailaddress mail customeremail 邮箱 电子邮件 电子邮箱 邮箱地址 電子郵件 メールアドレス メール 이메일 emailadresse courriel correo correoelectronico',
  ),
  phone: names(
    `phone phonenumber mobile mobilephone mobileno tel telephone cell cellphone billingphone defaultaddressphone shippingphone
     手机号 手机 电话 手机号码 联系电话 联系方式 電話 手機 手機號碼 電話番号 携帯電話 전화번호 휴대폰 연락처 telefon telefonnummer handy mobil portable telefono movil`,
  ),
};

const orders: Readonly<Record<string, readonly string[]>> = {
  externalId: names(
    `ordernumber orderid orderno ordercode ordername invoice invoiceno invoicenumber invoiceid receipt receiptno receiptnumber transactionid transactionno ticketno billno
     订单号 订单编号 订单id 单号 单据号 小票号 发票号 交易号 流水号 訂單編號 訂單號 單號 注文番号 注文id 伝票番号 주문번호 영수증번호
     bestellnummer bestellnr auftragsnummer rechnungsnummer rechnungsnr belegnummer belegnr numerodecommande numcommande nocommande commande facture numerofacture numerodepedido pedido factura`,
  ),
  placedAt: names(
    `orderdate ordertime orderedat date datetime invoicedate createdat placedat purchasedate purchasedat transactiondate saledate salesdate timestamp time paidat
     下单时间 下单日期 订单时间 订单日期 日期 时间 交易时间 交易日期 购买时间 购买日期 付款时间 支付时间 创建时间 销售日期 訂購日期 訂單日期 訂單時間 下單時間 日期時間
     注文日 注文日時 購入日 購入日時 日時 주문일 주문일시 주문일자 구매일 일자 bestelldatum rechnungsdatum datum kaufdatum belegdatum datedecommande datecommande dateachat fecha fechapedido`,
  ),
  'lines.sku': names(
    `lineitemsku sku stockcode productid productcode productno itemid itemcode itemno barcode ean articleno
     商品编码 商品编号 商品id 货号 产品编号 产品编码 条码 商品代码 商品編號 貨號 品號 商品コード 商品番号 品番 상품코드 상품번호
     artikelnummer artikelnr artikel refarticle reference referenceproduit codearticle codigoarticulo referencia`,
  ),
  'lines.name': names(
    `lineitemname productname itemname producttitle product item description productdescription name
     商品名称 商品 产品名称 产品 品名 名称 商品名 商品描述 商品標題 商品名稱 品名 상품명 제품명 품명
     bezeichnung artikelbezeichnung produktname artikelname produkt designation libelle nomproduit produit article nombreproducto producto descripcion`,
  ),
  'lines.quantity': names(
    'lineitemquantity quantity qty units pieces pcs 数量 件数 购买数量 销售数量 商品数量 數量 個数 수량 menge anzahl stueck stuck quantite qte cantidad',
  ),
  'lines.unitPrice': names(
    `lineitemprice unitprice price itemprice priceeach priceperunit unitcost 单价 价格 售价 商品单价 成交单价 销售单价 单品价格 單價 售價 単価 価格 단가 가격 판매가
     einzelpreis stueckpreis stuckpreis preis prixunitaire prix pu precio preciounitario`,
  ),
  'lines.externalId': names('lineid lineno linenumber orderlineid lineitemid 行编号 行号 明细编号 明细id positionsnummer position'),
  'lines.category': names(
    'category productcategory categorypath producttype 品类 类目 分类 商品分类 商品类目 類別 分類 カテゴリ カテゴリー 카테고리 kategorie warengruppe categorie categoria',
  ),
  'lines.brand': names('brand vendor manufacturer 品牌 商品品牌 ブランド 브랜드 marke hersteller marque marca'),
  status: names('status orderstatus financialstatus 订单状态 状态 訂單狀態 狀態 注文状況 주문상태 bestellstatus statut estado'),
  cancelledAt: names('cancelledat canceledat cancelleddate 取消时间 关闭时间 storniertam'),
  channel: names('channel saleschannel orderchannel source 渠道 销售渠道 下单渠道 来源渠道 通路 kanal vertriebskanal canal'),
  store: names(
    'store shop storeid storecode storename branch outlet 门店 店铺 门店编号 门店编码 门店名称 分店 店舗 매장 filiale magasin tienda',
  ),
  payment: names('payment paymentmethod paymenttype 支付方式 付款方式 支払方法 결제수단 zahlungsart zahlart modedepaiement formadepago'),
  delivery: names('delivery deliverymethod shippingmethod 配送方式 物流方式 配送方法 versandart modedelivraison'),
  discount: names(
    'discountamount discount orderdiscount discounttotal 折扣 优惠 优惠金额 折扣金额 折扣额 優惠金額 割引 rabatt remise descuento',
  ),
  shipping: names(
    'shippingfee shippingcost shippingamount shipping freight 运费 邮费 配送费 運費 送料 배송비 versandkosten fraisdeport fraisdelivraison gastosdeenvio',
  ),
  tax: names('taxamount taxes tax vat totaltax 税 税额 税费 税金 mwst ust steuer tva iva'),
  refunded: names('refundedamount refundamount refunded totalrefunded 退款金额 退款额 退款 erstattet montantrembourse'),
  currency: names('currency currencycode 币种 货币 幣別 通貨 통화 waehrung wahrung devise moneda'),
  returnOf: names('returnof originalorder originalinvoice originalorderid 退货原单 原订单号 原单号'),
};

const under = (prefix: string, all: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(all).map(([name, known]) => [`${prefix}${name}`, known] as const);

const customersOwn: Readonly<Record<string, readonly string[]>> = {
  incomeBand: names('income incomeband 收入 收入水平 einkommen'),
  education: names('education 学历 教育程度 學歷 ausbildung'),
  occupation: names('occupation job profession 职业 職業 beruf metier'),
  tags: names('tags tag labels 标签 會員標籤 タグ 태그'),
  interests: names('interests interest hobbies 兴趣 爱好 興趣 interessen'),
};

const products: Readonly<Record<string, readonly string[]>> = {
  externalId: [...(orders['lines.sku'] ?? []), 'id', 'code'],
  name: [...(orders['lines.name'] ?? []), 'title', 'titel'],
  category: orders['lines.category'] ?? [],
  brand: orders['lines.brand'] ?? [],
  'facets.function': names('function 功能'),
  'facets.purpose': names('purpose 用途'),
  'facets.specification': names('specification spec size 规格'),
  'facets.origin': names('origin 产地'),
  'facets.material': names('material 材质'),
};

/** Names that columns have, folded, by what they are of; the surest first. */
export const columnNames: Readonly<Record<ImportKind, ReadonlyMap<string, readonly string[]>>> = {
  ORDERS: new Map([...Object.entries(orders), ...under('customer.', keys), ...under('customer.', profile)]),
  CUSTOMERS: new Map([
    ...under('', { ...keys, externalId: [...(keys['externalId'] ?? []), 'id', 'externalid'] }),
    ...under('', { ...profile, displayName: [...(profile['displayName'] ?? []), 'name', '名称', 'nom'] }),
    ...Object.entries(customersOwn),
  ]),
  PRODUCTS: new Map(Object.entries(products)),
};
