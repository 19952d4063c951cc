package dev.easel.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MissingImageTest {
    private static final ErrorTable TABLE = ErrorTable.builder().build();

    private static ProviderException failure(String response) throws IOException {
        return MissingImage.in(Json.parse(response.replace('\'', '"')))
                .failure(TABLE)
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'data':[]} | The response contains no image.",
                "{'id':'t-1','status':'pending'} | The response contains no image, but a job that is not done here (id 't-1', status 'pending').",
                "{'output':{'task_id':'t-2','task_status':'RUNNING'}} | The response contains no image, but a job that is not done here (id 't-2', status 'RUNNING').",
                "{'id':'r','polling_url':'https://h/j'} | The response contains no image, but a job that is not done here (id 'https://h/j').",
                "{'id':'not a job','candidates':[{'finishReason':'MAX_TOKENS'}]} | The response contains no image, but the finish reason 'MAX_TOKENS'.",
                "{'choices':[{'finish_reason':'length','message':{'content':'Once upon'}}]} | The response contains no image, but the finish reason 'length' and this text: Once upon"
            })
    void namesWhatCameInstead(String response, String message) throws IOException {
        ProviderException failure = failure(response);
        assertThat(failure).hasMessage(message);
        assertThat(failure.reason()).isEqualTo(Reason.NO_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'candidates':[{'finishReason':'IMAGE_RECITATION'}]}",
                "{'promptFeedback':{'blockReason':'SAFETY'}}",
                "{'image':'','finish_reason':'CONTENT_FILTERED'}",
                "{'data':[{'respect_moderation':false}]}",
                "{'data':[{'url':'','is_image_safe':false}]}",
                "{'images':[],'has_nsfw_concepts':[true]}",
                "{'message':'Your prompt violates our content policy'}"
            })
    void recognizesARejection(String response) throws IOException {
        assertThat(failure(response).reason()).isEqualTo(Reason.CONTENT_REJECTED);
        assertThat(failure(response).getMessage()).startsWith("The image was withheld");
    }

    @Test
    void keepsTheEndOfALongText() throws IOException {
        ProviderException failure = failure("{'text':'" + "progress ".repeat(100) + "and then nothing'}");
        assertThat(failure).hasMessageEndingWith("and then nothing").hasMessageContaining("…");
        assertThat(failure.getMessage()).hasSizeLessThan(400);
        assertThat(failure.text().orElseThrow()).startsWith("progress");
        assertThat(MissingImage.in(Json.parse("{}")).described("Nothing came", Optional.of(" ")))
                .isEqualTo("Nothing came.");
    }

    @Test
    void readsWhatTheTextSaysOfMoney() throws IOException {
        ProviderException failure = failure("{'choices':[{'message':{'content':'Insufficient balance'}}]}");

        assertThat(failure).hasMessage("Insufficient balance");
        assertThat(failure.reason()).isEqualTo(Reason.QUOTA_EXHAUSTED);
        assertThat(failure.text()).contains("Insufficient balance");
    }

    @Test
    void isBilledWhereTheProviderHasWorked() throws IOException {
        assertThat(failure("{'data':[]}").billing()).isEqualTo(Billing.BILLED);
        assertThat(failure("{'flagged':true}").billing()).isEqualTo(Billing.BILLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'flagged':false,'respect_moderation':true}",
                "{'flagged':'true'}",
                "{'has_nsfw_concepts':[false]}",
                "{'other':true}"
            })
    void doesNotTakeEveryFlagForARejection(String response) throws IOException {
        assertThat(failure(response).reason()).isEqualTo(Reason.NO_IMAGE);
    }

    @Test
    void looksIntoSixLayersAndNotDeeper() throws IOException {
        String six = "{'a':".repeat(6) + "{'text':'deep'}" + "}".repeat(6);

        assertThat(failure(six).text()).contains("deep");
        assertThat(failure("{'a':" + six + "}").text()).isEmpty();
        assertThat(failure("[[[[[[{'text':'deep'}]]]]]]").text()).contains("deep");
        assertThat(failure("[[[[[[[{'text':'deep'}]]]]]]]").text()).isEmpty();
    }

    @Test
    void looksThroughALimitedNumberOfValues() throws IOException {
        assertThat(failure("[" + "1,".repeat(1990) + "{'text':'late'}]").text()).contains("late");
        assertThat(failure("[" + "1,".repeat(2010) + "{'text':'late'}]").text()).isEmpty();
    }

    @Test
    void showsThe300CharactersAtTheEnd() throws IOException {
        assertThat(failure("'" + "x".repeat(300) + "'").getMessage()).endsWith("this text: " + "x".repeat(300));
        assertThat(failure("'y" + "x".repeat(300) + "'").getMessage()).endsWith("this text: …" + "x".repeat(300));
        assertThat(failure("' '")).hasMessage("The response contains no image.");
    }

    @Test
    void namesWhyAnImageWasWithheld() throws IOException {
        assertThat(failure("{'finish_reason':'content_filter','id':'t','status':'done','text':'Sorry'}"))
                .hasMessage("The image was withheld; the response has a job that is not done here (id 't', status"
                        + " 'done') and the finish reason 'content_filter' and this text: Sorry");
    }
}
