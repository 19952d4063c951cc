package dev.easel.offline.prompt;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The motifs that the offline painter recognizes in a prompt, with their English and Chinese words. */
public enum Motif {
    // Light and weather
    DAWN("dawn", "sunrise", "morning", "日出", "清晨", "黎明"),
    SUNSET("sunset", "dusk", "golden", "evening", "twilight", "warm", "日落", "黄昏", "夕阳", "晚霞", "温暖"),
    NIGHT(
            "night",
            "midnight",
            "moon",
            "moonlight",
            "moonlit",
            "dark",
            "darker",
            "nocturnal",
            "starry",
            "夜",
            "月亮",
            "星空"),
    FOG("fog", "foggy", "mist", "misty", "haze", "hazy", "mysterious", "smoke", "雾", "朦胧"),
    STORM("storm", "stormy", "thunder", "dramatic", "overcast", "cloudy", "暴风", "乌云"),
    RAIN("rain", "rainy", "raining", "雨"),
    SNOW("snow", "snowy", "winter", "ice", "frozen", "christmas", "雪", "冬"),
    AUTUMN("autumn", "fall", "october", "maple", "秋", "枫"),
    AURORA("aurora", "northern", "极光"),
    RAINBOW("rainbow", "彩虹"),

    // Land and water
    SEA("sea", "ocean", "wave", "coast", "harbour", "harbor", "海"),
    BEACH("beach", "tropical", "palm", "island", "sand", "沙滩", "海滩", "棕榈"),
    LAKE("lake", "pond", "river", "reflection", "reflecting", "water", "湖", "河"),
    MOUNTAIN("mountain", "peak", "alp", "alpine", "cliff", "volcano", "snow-capped", "山"),
    HILL("hill", "valley", "field", "countryside", "rolling", "landscape", "丘", "田野", "风景"),
    FOREST("forest", "wood", "tree", "jungle", "pine", "park", "森林", "树"),
    DESERT("desert", "dune", "sahara", "canyon", "沙漠"),
    CITY(
            "city",
            "skyline",
            "skyscraper",
            "urban",
            "town",
            "downtown",
            "street",
            "building",
            "architectural",
            "城市",
            "街"),
    MEADOW("meadow", "wildflower", "garden", "lawn", "花园", "花田", "草地"),
    FLOWER(
            "flower",
            "wildflower",
            "blossom",
            "bloom",
            "rose",
            "tulip",
            "daisy",
            "daisies",
            "lily",
            "petal",
            "sunflower",
            "花"),
    SPACE("space", "galaxy", "nebula", "planet", "cosmic", "cosmos", "universe", "star", "宇宙", "星球", "银河"),
    MAGIC("magic", "magical", "fantasy", "enchanted", "fairy", "glowing", "魔法", "梦幻"),

    // Objects
    CAT("cat", "kitten", "kitty", "猫"),
    DOG("dog", "puppy", "fox", "wolf", "狗", "狐"),
    BIRD("bird", "seagull", "owl", "鸟"),
    BUTTERFLY("butterfly", "butterflie", "蝴蝶"),
    FISH("fish", "goldfish", "koi", "鱼"),
    PERSON(
            "portrait",
            "headshot",
            "person",
            "woman",
            "man",
            "girl",
            "boy",
            "businesswoman",
            "businessman",
            "businessperson",
            "face",
            "people",
            "人像",
            "女",
            "男",
            "肖像"),
    ROBOT("robot", "mascot", "android", "bot", "机器人", "吉祥物"),
    WATCH("watch", "clock", "timepiece", "手表", "钟"),
    CUP("cup", "mug", "tea", "teapot", "杯", "茶"),
    CAFE("coffee", "cafe", "café", "interior", "cozy", "cosy", "room", "shop", "咖啡", "室内"),
    VASE("vase", "bouquet", "pot", "花瓶"),
    FRUIT("fruit", "apple", "pear", "orange", "lemon", "peach", "水果", "苹果"),
    CAR("car", "automobile", "taxi", "truck", "汽车", "跑车"),
    BICYCLE("bicycle", "bike", "cyclist", "自行车"),
    BOAT("boat", "sailboat", "ship", "sail", "yacht", "船", "帆"),
    LIGHTHOUSE("lighthouse", "灯塔"),
    HOUSE("house", "cabin", "cottage", "home", "castle", "hut", "房子", "小屋", "城堡"),
    BALLOON("balloon", "气球"),
    SOFA("sofa", "couch", "armchair", "settee", "沙发"),
    BALL("ball", "sphere", "球"),
    ROCKET("rocket", "spaceship", "spacecraft", "火箭"),

    // Styles
    ABSTRACT("abstract", "geometric", "pattern", "modern", "shape", "flowing", "抽象", "几何"),
    FUTURE("futuristic", "cyberpunk", "neon", "sci-fi", "digital", "未来", "霓虹", "赛博"),
    VIVID("vivid", "vibrant", "saturated", "colorful", "colourful", "bright", "bold", "dynamic", "鲜艳", "多彩"),
    PASTEL("pastel", "soft", "gentle", "pale", "peaceful", "calm", "柔和"),
    WATERCOLOR("watercolor", "watercolour", "aquarelle", "painting", "brush", "水彩"),
    SKETCH("sketch", "pencil", "drawing", "charcoal", "lineart", "素描", "铅笔"),
    CARTOON("cartoon", "cartoonish", "anime", "comic", "manga", "ghibli", "卡通", "动漫", "漫画"),
    MONOCHROME("monochrome", "grayscale", "greyscale", "noir", "black-and-white", "黑白"),
    VINTAGE("vintage", "retro", "sepia", "old", "nostalgic", "复古"),
    COOL("cold", "cool", "icy", "bluish", "冷"),
    BLUR("blurred", "blurry", "bokeh", "dreamy", "模糊"),
    LOGO("logo", "emblem", "icon", "badge", "sticker", "标志", "图标"),

    // Instructions
    ADD("add", "put", "place", "insert", "添加", "加上", "放"),
    REMOVE("remove", "erase", "delete", "without", "nothing", "empty", "去除", "删除", "移除"),
    CONTINUE(
            "continue",
            "continued",
            "continuing",
            "continuation",
            "extend",
            "extended",
            "goes",
            "more",
            "wider",
            "surrounding",
            "延伸",
            "继续");

    private static final int FIRST_CJK = 0x2E80;

    /** Hyphenated words whose parts have other meanings. */
    private static final Set<String> COMPOUND = Set.of("snow-capped", "black-and-white", "sci-fi");

    private final String words;

    Motif(String... words) {
        this.words = String.join(" ", words);
    }

    /** Returns the motifs that a prompt names. */
    public static Set<Motif> in(String prompt) {
        String text = prompt.toLowerCase(Locale.ROOT);
        Set<String> found = new HashSet<>();
        for (String word : text.replace("black and white", "black-and-white").split("[^\\p{L}\\p{Nd}-]+")) {
            found.add(word);
            found.add(singular(word));
            if (!COMPOUND.contains(word)) {
                for (String part : word.split("-")) {
                    found.add(singular(part));
                }
            }
        }
        Set<Motif> named = EnumSet.noneOf(Motif.class);
        for (Motif motif : values()) {
            for (String word : motif.words.split(" ")) {
                if (found.contains(word) || word.charAt(0) >= FIRST_CJK && text.contains(word)) {
                    named.add(motif);
                }
            }
        }
        return named;
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("es") && (word.endsWith("shes") || word.endsWith("ches"))) {
            return word.substring(0, word.length() - 2);
        }
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
