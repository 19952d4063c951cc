package dev.easel.core.internal.integrity;

/** The frame header of a JPEG (ITU T.81, section B.2.2), as far as it tells how its data is divided into blocks. */
final class JpegFrame {
    /** The bytes before the list of components. */
    static final int HEAD_BYTES = 6;

    private static final int PROGRESSIVE = 0xC2;
    private static final int MAX_COMPONENTS = 4;

    final int width;
    final int height;
    final int[] ids;
    final int[] across;
    final int[] down;
    final int maxAcross;
    final int maxDown;
    private final int marker;

    /** Reads the content of the segment of a frame marker, which begins with the precision. */
    JpegFrame(int marker, byte[] segment, int length) {
        this.marker = marker;
        this.height = (segment[1] & 0xFF) << 8 | segment[2] & 0xFF;
        this.width = (segment[3] & 0xFF) << 8 | segment[4] & 0xFF;
        int components = Math.min(segment[5] & 0xFF, Math.min(MAX_COMPONENTS, (length - HEAD_BYTES) / 3));
        this.ids = new int[components];
        this.across = new int[components];
        this.down = new int[components];
        int widest = 1;
        int tallest = 1;
        for (int i = 0; i < components; i++) {
            int at = HEAD_BYTES + 3 * i;
            ids[i] = segment[at] & 0xFF;
            across[i] = Math.max(1, segment[at + 1] >> 4 & 15);
            down[i] = Math.max(1, segment[at + 1] & 15);
            widest = Math.max(widest, across[i]);
            tallest = Math.max(tallest, down[i]);
        }
        this.maxAcross = widest;
        this.maxDown = tallest;
    }

    /** Returns whether a marker begins a frame. */
    static boolean isMarker(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Returns whether the frame is of a common kind, whose data is Huffman codes; others are not looked into. */
    boolean isHuffman() {
        return marker <= PROGRESSIVE && ids.length > 0 && width > 0 && height > 0;
    }

    boolean isProgressive() {
        return marker == PROGRESSIVE;
    }

    /** Returns how many blocks a row of a component has, in a scan of this component only. */
    int blocksAcross(int component) {
        return blocks(width, across[component], maxAcross);
    }

    /** Returns how many rows of blocks a component has, in a scan of this component only. */
    int blocksDown(int component) {
        return blocks(height, down[component], maxDown);
    }

    private static int blocks(int pixels, int sampling, int most) {
        return (pixels * sampling + 8 * most - 1) / (8 * most);
    }

    /** Returns how many groups of blocks of all components a row has. */
    int groupsAcross() {
        return (width + 8 * maxAcross - 1) / (8 * maxAcross);
    }

    /** Returns how many rows of groups of blocks there are. */
    int groupsDown() {
        return (height + 8 * maxDown - 1) / (8 * maxDown);
    }

    /**
     * Returns how many bits the data has at least: one for the first coefficient of each block, and another for the end of
     * the block where one scan holds all its coefficients.
     */
    long minimumBits() {
        long blocks = 0;
        for (int i = 0; i < ids.length && isHuffman(); i++) {
            blocks += (long) blocksAcross(i) * blocksDown(i);
        }
        return isProgressive() ? blocks : 2 * blocks;
    }
}
