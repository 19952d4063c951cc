package dev.easel.adapters.chat;

import static dev.easel.adapters.chat.ServedChat.IMAGE;
import static dev.easel.adapters.chat.ServedChat.OPENAI;
import static dev.easel.adapters.chat.ServedChat.V1;
import static dev.easel.adapters.chat.ServedChat.asking;
import static dev.easel.adapters.chat.ServedChat.choices;
import static dev.easel.adapters.chat.ServedChat.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.fault.RawClient;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AceData's tasks: begun by a chat request with a callback, and retrieved until they are done. */
@Timeout(60)
class TasksRouteTest {
    private static final String TASKS = "/openai/tasks";
    private static final String CALLBACK = ",'model':'gpt-4o-image','callback_url':'https://hook.example/x'";
    private static final String ANN = "Authorization: Bearer key-of-ann";
    private static final String BOB = "X-API-Key: key-of-bob";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T12:00:00Z"));
    private final ServedChat served = new ServedChat(
            ImageForm.DATA_URI,
            builder -> builder.clock(now::get).apiKey("key-of-ann").apiKey("key-of-bob"));

    @AfterEach
    void close() {
        served.close();
    }

    /** Begins a task, as Ann. */
    private String begin(String more) throws IOException {
        Json response = served.post(200, OPENAI, asking(more), ANN);
        assertThat(response.flag("success")).contains(true);
        return response.text("task_id").orElseThrow();
    }

    /** Retrieves a task until it has a response. */
    private Json finished(String id) throws IOException {
        Json task = retrieve(id, ANN);
        while (!task.get("response").isPresent()) {
            Thread.onSpinWait();
            task = retrieve(id, ANN);
        }
        return task;
    }

    private Json retrieve(String id, String key) throws IOException {
        return served.post(200, TASKS, "{'action':'retrieve','id':'" + id + "'}", key);
    }

    private Json batch(String more) throws IOException {
        return served.post(200, TASKS, "{'action':'retrieve_batch'" + more + "}", ANN);
    }

    @Test
    void answersAtOnceAndCanBeRetrievedUntilItIsDone() throws IOException {
        CountDownLatch mayContinue = new CountDownLatch(1);
        served.provider.answer((request, context) -> {
            try {
                assertThat(mayContinue.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            now.updateAndGet(time -> time.plusMillis(29_437));
            return result(IMAGE);
        });
        String id = begin(CALLBACK + ",'trace_id':'mine','stream':true");
        Json running = retrieve(id, ANN);
        assertThat(running.text("id")).contains(id);
        assertThat(running.members()).doesNotContainKeys("response", "finished_at", "elapsed");
        mayContinue.countDown();

        Json task = finished(id);
        assertThat(task.text("trace_id")).contains("mine");
        assertThat(task.text("type")).contains("chat_completions_image");
        String raw = served.send(TASKS, "{'action':'retrieve','id':'" + id + "'}", ANN)
                .text();
        assertThat(raw)
                .contains("\"created_at\":1795867200.000")
                .contains("\"finished_at\":1795867229.437")
                .contains("\"elapsed\":29.437");
        assertThat(task.at("request", "model").text()).contains("gpt-4o-image");
        Json response = task.get("response");
        assertThat(response.flag("success")).contains(true);
        assertThat(response.at("usage", "total_tokens").number()).hasValue(30);
        assertThat(choices(response).get(0).at("message", "content").text().orElseThrow())
                .as("a task keeps links, since it outlives the result")
                .contains("![](http://127.0.0.1");
    }

    @Test
    void tellsWhyItFailed() throws IOException {
        served.provider.fail(
                ProviderException.of(Reason.CONTENT_REJECTED, "not that").build());
        Json response = finished(begin(",'async':true")).get("response");
        assertThat(response.flag("success")).contains(false);
        assertThat(response.at("error", "code").text()).contains("forbidden");
        assertThat(response.text("trace_id")).isPresent();
    }

    @Test
    void isForItsOwnCallerOnly() throws IOException {
        served.provider.answer(IMAGE.bytes());
        String id = begin(CALLBACK + ",'trace_id':'mine'");
        assertThat(finished(id).get("response").isPresent()).isTrue();
        assertThat(retrieve(id, BOB).members()).isEmpty();
        assertThat(retrieve(id, "X-API-Key: key-of-ann").text("id")).contains(id);
        assertThat(served.post(200, TASKS, "{'action':'retrieve','trace_id':'mine'}", BOB)
                        .members())
                .isEmpty();
        assertThat(served.post(200, TASKS, "{'action':'retrieve_batch','ids':['" + id + "']}", BOB)
                        .number("count"))
                .hasValue(0);
        served.post(401, TASKS, "{'action':'retrieve','id':'" + id + "'}");
    }

    @Test
    void isNotForWhoSendsTheSameUnknownKeyBesideTheirOwn() throws IOException {
        served.provider.answer(IMAGE.bytes());
        String unknown = "Authorization: Bearer none";
        served.post(200, OPENAI, asking(CALLBACK), unknown, "X-API-Key: key-of-ann");

        String all = "{'action':'retrieve_batch'}";
        assertThat(served.post(200, TASKS, all, unknown, "X-API-Key: key-of-ann")
                        .number("count"))
                .hasValue(1);
        assertThat(served.post(200, TASKS, all, unknown, BOB).number("count")).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"trace_id, ''", "model, ''", "callback_url, https://hook.example/"})
    void keepsNoTextOfAnyLength(String name, String start) throws IOException {
        String more = ",'async':true,'" + name + "':'" + start + "x".repeat(3000) + "'";

        Json error = served.post(400, OPENAI, asking(more), ANN);
        assertThat(error.at("error", "message").text().orElseThrow()).contains("'" + name + "'");
    }

    @Test
    void listsTasksInPages() throws IOException {
        String[] ids = new String[3];
        for (int i = 0; i < 3; i++) {
            served.provider.answer(IMAGE.bytes());
            ids[i] = begin(CALLBACK + ",'trace_id':'t" + i + "'");
            finished(ids[i]);
            now.updateAndGet(time -> time.plusSeconds(60));
        }
        assertThat(ids(batch(""))).isEqualTo(String.join(" ", ids));
        assertThat(ids(batch(",'offset':1,'limit':1"))).isEqualTo(ids[1]);
        assertThat(batch(",'offset':1,'limit':1").number("count")).hasValue(3);
        assertThat(ids(batch(",'ids':['" + ids[2] + "','x']"))).isEqualTo(ids[2]);
        assertThat(ids(batch(",'trace_ids':['t0','t1']"))).isEqualTo(ids[0] + " " + ids[1]);
        assertThat(ids(batch(",'created_at_min':1795867230,'created_at_max':1795867300.5")))
                .isEqualTo(ids[1]);
        assertThat(ids(batch(",'type':'images'"))).isEmpty();
        assertThat(ids(batch(",'type':'chat_completions_image'"))).isEqualTo(String.join(" ", ids));
    }

    private static String ids(Json batch) {
        return String.join(
                " ",
                batch.get("items").items().stream()
                        .flatMap(task -> task.text("id").stream())
                        .toList());
    }

    @Test
    void isKeptForADay() throws IOException {
        served.provider.answer(IMAGE.bytes()).answer(IMAGE.bytes());
        String old = begin(CALLBACK);
        finished(old);
        now.updateAndGet(time -> time.plus(Duration.ofHours(25)));
        finished(begin(CALLBACK));
        assertThat(retrieve(old, ANN).members()).isEmpty();
    }

    @Test
    void saysThatNoCallbackIsMade() throws IOException {
        served.provider.answer(IMAGE.bytes());
        RawClient.Received response = served.send(OPENAI, asking(CALLBACK), ANN);
        assertThat(response.header("easel-note")).contains("POST /openai/tasks");
        finished(Json.parse(response.text()).text("task_id").orElseThrow());
    }

    @Test
    void onlyAceDatasRouteBeginsTasks() throws IOException {
        served.provider.answer(IMAGE.bytes());
        assertThat(choices(served.post(200, V1, asking(CALLBACK), ANN))).hasSize(1);
        assertThat(batch("").number("count")).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                               | action
                    {'action':'delete'}                              | action
                    {'action':'retrieve'}                            | id
                    {'action':'retrieve','id':7}                     | id
                    {'action':'retrieve_batch','ids':'x'}            | ids
                    {'action':'retrieve_batch','limit':101}          | limit
                    {'action':'retrieve_batch','offset':-1}          | offset
                    {'action':'retrieve_batch','created_at_min':'x'} | created_at_min
                    """, quoteCharacter = '"')
    void refusesInvalidRequestsByName(String body, String name) throws IOException {
        Json error = served.post(400, TASKS, body, ANN);
        assertThat(error.flag("success")).contains(false);
        assertThat(error.at("error", "message").text().orElseThrow()).contains("'" + name + "'");
    }

    @Test
    void refusesACallbackThatIsNoUrl() throws IOException {
        Json error = served.post(400, OPENAI, asking(",'callback_url':'javascript:1'"), ANN);
        assertThat(error.at("error", "message").text().orElseThrow()).contains("'callback_url'");
        assertThat(served.provider.received()).isEmpty();
    }
}
