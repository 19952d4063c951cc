package dev.easel.http.apache;

import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;

/**
 * Determines how long a response's body is. A length that is no number, two that differ, and an unknown transfer encoding
 * count as none: the body then ends with the connection, and a billed response is not lost because of its header.
 */
final class AnnouncedLength implements ContentLengthStrategy {
    static final AnnouncedLength LENIENT = new AnnouncedLength();

    private AnnouncedLength() {}

    @Override
    public long determineLength(HttpMessage message) {
        if (message.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return transferred(message);
        }
        List<String> values = Arrays.stream(message.getHeaders(HttpHeaders.CONTENT_LENGTH))
                .map(Header::getValue)
                .flatMap(value -> Arrays.stream(String.valueOf(value).split(",")))
                .map(String::strip)
                .distinct()
                .toList();
        return values.size() == 1 && values.get(0).matches("[0-9]{1,18}") ? Long.parseLong(values.get(0)) : UNDEFINED;
    }

    private static long transferred(HttpMessage message) {
        try {
            return DefaultContentLengthStrategy.INSTANCE.determineLength(message);
        } catch (HttpException e) {
            return UNDEFINED;
        }
    }
}
