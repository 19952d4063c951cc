package dev.easel.cli.identify;

import dev.easel.cli.identify.Block.Kind;
import dev.easel.cli.identify.ImageFacts.Alpha;
import dev.easel.cli.identify.ImageFacts.Channels;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.internal.metadata.ImageStructure;
import dev.easel.imaging.internal.codec.ImageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what an image is; all of it is read, so that a damaged one is told. */
final class Inspection {
    /** Where a PNG has its bits per sample and its color type. */
    private static final int PNG_DEPTH = 24;

    private static final Pattern SOURCE = Pattern.compile("digitalsourcetype/(\\w+)");
    private static final Pattern CREATOR = Pattern.compile("xmp:CreatorTool(?:=\"|>)([^\"<]{1,200})");

    private Inspection() {}

    /** Returns the facts; throws the exceptions of reading an image when it is damaged or too large. */
    static ImageFacts of(String name, ImageData image, ImageDecoder decoder) {
        boolean opaque = decoder.readInOwnColors(image).pixels().opaque();
        byte[] file = image.bytes();
        ImageStructure structure = ImageStructure.of(image);
        List<Block> blocks = Blocks.of(file, image.format());
        Map<String, String> origin = new LinkedHashMap<>();
        boolean location = false;
        Map<String, String> texts = new LinkedHashMap<>();
        for (Block block : blocks) {
            switch (block.kind()) {
                case EXIF -> {
                    ExifTags tags = ExifTags.of(block.bytes());
                    tags.texts().forEach(origin::putIfAbsent);
                    location |= tags.location();
                }
                case XMP -> xmp(new String(block.bytes(), StandardCharsets.UTF_8), origin);
                case TEXT -> texts.putIfAbsent(block.key(), new String(block.bytes(), StandardCharsets.UTF_8));
                default -> {}
            }
        }
        boolean mayBeTransparent = image.header().alpha() || !opaque;
        return new ImageFacts(
                name,
                image.header(),
                image.length(),
                bits(file, image.format()),
                channels(file, image.format()),
                mayBeTransparent ? opaque ? Alpha.UNUSED : Alpha.USED : Alpha.NONE,
                profile(blocks),
                structure.frames(),
                structure.provenance(),
                origin,
                location,
                texts,
                image.sha256());
    }

    private static void xmp(String text, Map<String, String> origin) {
        Matcher source = SOURCE.matcher(text);
        if (source.find()) {
            origin.putIfAbsent("source", source.group(1));
        }
        Matcher creator = CREATOR.matcher(text);
        if (creator.find()) {
            origin.putIfAbsent("software", creator.group(1).strip());
        }
    }

    private static Optional<String> profile(List<Block> blocks) {
        Optional<Block> icc =
                blocks.stream().filter(block -> block.kind() == Kind.ICC).findFirst();
        if (icc.isPresent()) {
            return Optional.of(ProfileName.of(icc.get().bytes()).orElse("without a name"));
        }
        return blocks.stream().anyMatch(block -> block.kind() == Kind.SRGB) ? Optional.of("sRGB") : Optional.empty();
    }

    private static int bits(byte[] file, ImageFormat format) {
        return switch (format) {
            case PNG -> file[PNG_DEPTH];
            case JPEG -> file[startOfFrame(file) + 4];
            case WEBP, GIF -> 8;
        };
    }

    private static Channels channels(byte[] file, ImageFormat format) {
        return switch (format) {
            case PNG ->
                switch (file[PNG_DEPTH + 1]) {
                    case 0, 4 -> Channels.GRAY;
                    case 3 -> Channels.PALETTE;
                    default -> Channels.RGB;
                };
            case JPEG ->
                switch (file[startOfFrame(file) + 9]) {
                    case 1 -> Channels.GRAY;
                    case 4 -> Channels.CMYK;
                    default -> Channels.RGB;
                };
            case WEBP -> Channels.RGB;
            case GIF -> Channels.PALETTE;
        };
    }

    /** Returns where the marker of the frame is, which an image that could be decoded has. */
    private static int startOfFrame(byte[] file) {
        int at = 2;
        while (true) {
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
            } else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return at;
            } else {
                at += 2 + ((file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF);
            }
        }
    }
}
