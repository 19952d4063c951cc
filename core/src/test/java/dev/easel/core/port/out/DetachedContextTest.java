package dev.easel.core.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.TestImages;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DetachedContextTest {
    @Test
    void holdsAnImageOnce() throws IOException {
        byte[] png = TestImages.photo(3, 2).bytes();
        SpoolSink sink = CallContext.detached().spool().open();
        sink.write(png, 0, png.length);
        assertThat(sink.finish().bytes()).isEqualTo(png);
        assertThat(sink.length()).isEqualTo(png.length);
        assertThat(sink.content()).isSameAs(sink.content());
    }
}
