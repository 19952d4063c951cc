package dev.easel.cli.identify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The name of an ICC profile: its tag {@code desc}, as text or as texts of several languages (ICC.1:2022, section 10). */
final class ProfileName {
    private static final int TAGS = 128;
    private static final int DESC = 0x64657363;
    private static final int MLUC = 0x6D6C7563;
    private static final int MOST_TAGS = 256;
    private static final int LONGEST = 512;

    private ProfileName() {}

    /** Returns the name; empty where it cannot be read. */
    static Optional<String> of(byte[] icc) {
        try {
            ByteBuffer profile = ByteBuffer.wrap(icc);
            int count = Math.min(profile.getInt(TAGS), MOST_TAGS);
            for (int i = 0; i < count; i++) {
                int entry = TAGS + 4 + 12 * i;
                if (profile.getInt(entry) == DESC) {
                    return Optional.of(text(profile, profile.getInt(entry + 4)).strip())
                            .filter(name -> !name.isEmpty());
                }
            }
        } catch (IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String text(ByteBuffer profile, int at) {
        boolean languages = profile.getInt(at) == MLUC;
        int length = Math.min(Math.max(0, languages ? profile.getInt(at + 20) : profile.getInt(at + 8)), LONGEST);
        byte[] bytes = new byte[length];
        profile.get(languages ? at + profile.getInt(at + 24) : at + 12, bytes);
        String text = new String(bytes, languages ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
