package dev.easel.adapters.chat.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.easel.adapters.chat.wire.ChatResponse;
import dev.easel.adapters.chat.wire.OpenImages;
import dev.easel.adapters.chat.wire.ResponseAccumulator;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row per place where a response, whole or in pieces, contains an image. */
class ResponseShapesTest {
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";

    static Stream<Arguments> messages() {
        return Stream.of(
                row(
                        "images of parts",
                        "'images':[{'type':'image_url','image_url':{'url':'https://h/1'},'index':0}]",
                        "https://h/1"),
                row(
                        "images of objects",
                        "'images':[{'image_url':'https://h/1'},{'url':'https://h/2'}]",
                        "https://h/1",
                        "https://h/2"),
                row("images of strings", "'images':['https://h/1','" + PNG + "']", "https://h/1", PNG),
                row("images of base64", "'images':[{'b64_json':'" + PNG + "'}]", PNG),
                row("content null", "'content':null,'images':['https://h/1']", "https://h/1"),
                row("image, a string", "'image':'https://h/1'", "https://h/1"),
                row(
                        "blocks",
                        "'content':'','content_blocks':[{'type':'text','text':'![](https://h/1)'},"
                                + "{'type':'image_url','image_url':{'url':'https://h/2'}}]",
                        "https://h/1",
                        "https://h/2"),
                row(
                        "blocks that repeat the content",
                        "'content':'![](https://h/1)','content_blocks':[{'type':'text','text':'![](https://h/1)'},"
                                + "{'type':'image','source':{'data':'" + PNG
                                + "'}},{'type':'thinking','text':'![](https://h/9)'}]",
                        "https://h/1",
                        PNG),
                row("image, an object", "'image':{'url':'https://h/1'}", "https://h/1"),
                row(
                        "multi_mod_content",
                        "'multi_mod_content':[{'text':'hi'},{'inline_data':{'data':'" + PNG + "'}}]",
                        PNG),
                row(
                        "multi_mod_content in camel case",
                        "'multi_mod_content':[{'inlineData':{'mimeType':'image/png','data':'" + PNG + "'}}]",
                        PNG),
                row("a tool call", "'tool_calls':[{'image':{'url':'https://h/1'}}]", "https://h/1"),
                row(
                        "a tool call of another kind",
                        "'tool_calls':[{'type':'image_generation_call','result':'" + PNG + "'}]",
                        PNG),
                row(
                        "attachments",
                        "'attachments':[{'url':'https://h/1','content_type':'image/png'},"
                                + "{'url':'https://h/2.pdf','content_type':'application/pdf'}]",
                        "https://h/1"),
                row(
                        "parts",
                        "'content':[{'type':'text','text':'![](https://h/1)'},"
                                + "{'type':'image_url','image_url':{'url':'https://h/2'}},{'type':'text','text':'![](https://h/3)'}]",
                        "https://h/1",
                        "https://h/2",
                        "https://h/3"),
                row(
                        "parts of other names",
                        "'content':[{'type':'output_image','image_url':'https://h/1'},"
                                + "{'type':'image','source':{'type':'base64','media_type':'image/png','data':'" + PNG
                                + "'}},"
                                + "{'type':'image','image':{'url':'https://h/2'}}]",
                        "https://h/1",
                        PNG,
                        "https://h/2"),
                row(
                        "parts that are text values",
                        "'content':[{'type':'text','text':{'value':'![](https://h/1)'}}]",
                        "https://h/1"),
                row("parts that are strings", "'content':['![](https://h/1','.png)']", "https://h/1.png"),
                row("one part", "'content':{'type':'image_url','image_url':{'url':'https://h/1'}}", "https://h/1"),
                row(
                        "thoughts among parts",
                        "'content':[{'type':'thinking','thinking':'x','text':'![](https://h/no)'},"
                                + "{'type':'text','text':'![](https://h/1)'}]",
                        "https://h/1"),
                row(
                        "thoughts in another member",
                        "'reasoning_content':'![](https://h/no)','content':'![](https://h/1)'",
                        "https://h/1"),
                row(
                        "a video among images",
                        "'images':[{'type':'video_url','video_url':{'url':'https://h/v'}},"
                                + "{'url':'https://h/v.mp4'},{'url':'https://h/1'}]",
                        "https://h/1"),
                row(
                        "all places in order",
                        "'tool_calls':[{'image':{'url':'https://h/5'}}],"
                                + "'multi_mod_content':[{'image_url':'https://h/4'}],'image':'https://h/3','images':['https://h/2'],"
                                + "'content':'![](https://h/1)'",
                        "https://h/1",
                        "https://h/2",
                        "https://h/3",
                        "https://h/4",
                        "https://h/5"),
                row(
                        "the same in text and images",
                        "'content':'![](https://h/1)','images':[{'url':'https://h/1'}]",
                        "https://h/1"),
                row(
                        "a URL in text next to images",
                        "'content':'see https://h/doc.png','images':['https://h/1']",
                        "https://h/1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void findsImagesInAWholeMessage(String name, String message, List<String> expected) throws IOException {
        assertThat(images("{'choices':[{'index':0,'message':{" + message + "}}]}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void findsTheSameImagesInAPiece(String name, String message, List<String> expected) throws IOException {
        assertThat(images(
                        "{'choices':[{'delta':{'role':'assistant','content':''}}]}",
                        "{'choices':[{'delta':{" + message + "}}]}"))
                .isEqualTo(expected);
    }

    @Test
    void joinsTextBeforeReadingIt() throws IOException {
        assertThat(images(piece("'content':'![a](https://'"), piece("'content':'h/1.png'"), piece("'content':')'")))
                .containsExactly("https://h/1.png");
    }

    @Test
    void keepsTheLastImageOfAnIndex() throws IOException {
        assertThat(images(
                        piece("'images':[{'index':1,'url':'https://h/b0'},{'index':0,'url':'https://h/a0'}]"),
                        piece("'images':[{'index':0,'url':'https://h/a1'}]"),
                        piece("'images':[{'index':1,'url':'https://h/b1'}]")))
                .containsExactly("https://h/a1", "https://h/b1");
    }

    @Test
    void keepsImagesOfOnePieceThatShareAnIndex() throws IOException {
        assertThat(images(piece("'images':[{'index':0,'url':'https://h/1'},{'index':0,'url':'https://h/2'}]")))
                .containsExactly("https://h/1", "https://h/2");
    }

    @Test
    void keepsImagesWithoutAnIndex() throws IOException {
        assertThat(images(piece("'images':[{'url':'https://h/1'}]"), piece("'images':[{'url':'https://h/2'}]")))
                .containsExactly("https://h/1", "https://h/2");
    }

    @Test
    void ordersChoicesByIndex() throws IOException {
        assertThat(images("{'choices':[{'index':1,'message':{'content':'![](https://h/2)'}},"
                        + "{'index':0,'message':{'content':'![](https://h/1)'}}]}"))
                .containsExactly("https://h/1", "https://h/2");
    }

    @Test
    void separatesTheChoicesOfAStream() throws IOException {
        assertThat(images(
                        "{'choices':[{'index':0,'delta':{'content':'![](https://'}},{'index':1,'delta':{'content':'![](http://'}}]}",
                        "{'choices':[{'index':1,'delta':{'content':'h/2)'}}]}",
                        "{'choices':[{'index':0,'delta':{'content':'h/1)'}}]}"))
                .containsExactly("https://h/1", "http://h/2");
    }

    @Test
    void countsAWholeMessageAfterItsPiecesOnce() throws IOException {
        ChatResponse response = response(
                piece("'content':'Here: '"),
                piece("'content':'![](https://h/1)'"),
                "{'choices':[{'delta':{},'message':{'content':'Here: ![](https://h/1) Enjoy.'},'finish_reason':'stop'}]}");
        assertThat(response.words()).contains("Here: ![](https://h/1) Enjoy.");
    }

    @Test
    void readsResponsesOfOtherDialects() throws IOException {
        assertThat(images("{'data':[{'url':'https://h/1'},{'b64_json':'" + PNG + "'}]}"))
                .containsExactly("https://h/1", PNG);
        assertThat(images("{'success':true,'data':{'images':[{'url':'https://h/1'}]}}"))
                .containsExactly("https://h/1");
        assertThat(images("{'images':['https://h/1']}")).containsExactly("https://h/1");
        assertThat(images("{'message':{'role':'assistant','content':'![](https://h/1)'}}"))
                .containsExactly("https://h/1");
        assertThat(images("{'code':0,'data':{'choices':[{'message':{'content':'![](https://h/1)'}}]}}"))
                .containsExactly("https://h/1");
        assertThat(images("{'candidates':[{'content':{'parts':[{'thought':true,'inlineData':{'data':'" + PNG
                        + "'}},{'text':'![](https://h/1)'},{'inlineData':{'mimeType':'image/png','data':'" + PNG
                        + "'}}]}}]}"))
                .containsExactly("https://h/1", PNG);
        assertThat(images("{'output':[{'type':'reasoning','summary':[]},{'type':'image_generation_call','result':'"
                        + PNG + "'}]}"))
                .containsExactly(PNG);
    }

    @Test
    void readsResponsesOfImageEndpoints() throws IOException {
        for (String response : List.of(
                "{'output':{'choices':[{'message':{'content':[{'image':'https://h/1'}]}}]}}",
                "{'output':{'results':[{'url':'https://h/1'}]}}",
                "{'output_images':['https://h/1'],'task_status':'SUCCEED'}",
                "{'results':['https://h/1'],'status':'completed'}",
                "{'result':{'sample':'https://h/1'},'status':'Ready'}",
                "{'data':[{'image_url':{'url':'https://h/1'}}]}",
                "{'url':'https://h/1'}")) {
            assertThat(images(response)).as(response).containsExactly("https://h/1");
        }
        assertThat(images("{'predictions':[{'bytesBase64Encoded':'" + PNG + "','mimeType':'image/png'}]}"))
                .containsExactly(PNG);
    }

    @Test
    void readsBlocksWhoseDeltasArriveInAnyOrder() throws IOException {
        ChatResponse response = response(
                piece("'content':'','content_blocks':[{'index':0,'delta':{'text':'He'}}]"),
                piece("'content_blocks':[{'index':0,'delta':{'text':'re'}}]"),
                piece("'content_blocks':[{'index':1,'delta':{'type':'image_url','image_url':{'url':'https://h/1'}}}]"),
                piece("'content_blocks':[{'index':1,'delta':{}}]"));
        assertThat(response.words()).contains("Here");
        assertThat(new MessageImages("https://h/v1").shown(response.messages().get(0)))
                .extracting(ImageReference::identity)
                .hasSize(1);
    }

    @Test
    void acceptsUnexpectedDocuments() throws IOException {
        assertThat(images("{}")).isEmpty();
        assertThat(images("[]")).isEmpty();
        assertThat(images("null")).isEmpty();
        assertThat(images("{'choices':[]}")).isEmpty();
        assertThat(images("{'choices':[null,5,'x',[],{'message':7},{'delta':{'content':5,'images':{'a':1}}}]}"))
                .isEmpty();
        assertThat(images("{'choices':[{'index':2000000000,'message':{'content':'![](https://h/1)'}}]}"))
                .containsExactly("https://h/1");
    }

    @Test
    void appendsContinuedBase64ToItsImage() throws IOException {
        RecordedImages images = new RecordedImages();
        ResponseAccumulator accumulator = new ResponseAccumulator(images);
        for (String text : List.of(
                "![a](easel-image:0123456789abcdef:000000",
                "AAAA",
                "BB)",
                " easel-image:0123456789abcdef:000001)",
                "more")) {
            accumulator.add(json(piece("'content':'" + text + "'")));
        }
        assertThat(images.taken)
                .hasToString("easel-image:0123456789abcdef:000000+AAAA easel-image:0123456789abcdef:000000+BB ");
        assertThat(accumulator.answer().words())
                .contains("![a](easel-image:0123456789abcdef:000000) easel-image:0123456789abcdef:000001)more");
    }

    @Test
    void extractsADataUriWhoseHeaderIsSplit() throws IOException {
        RecordedImages images = new RecordedImages();
        ResponseAccumulator accumulator = new ResponseAccumulator(images);
        for (String text : List.of("![a](da", "ta:image/png;ba", "se64,AAAA", "BB) and data:", " x")) {
            accumulator.add(json(piece("'content':'" + text + "'")));
        }
        assertThat(images.taken)
                .hasToString("easel-image:0123456789abcdef:000007+AAAA easel-image:0123456789abcdef:000007+BB ");
        assertThat(accumulator.answer().words()).contains("![a](easel-image:0123456789abcdef:000007) and data: x");
    }

    @Test
    void recognizesACompleteResponse() throws IOException {
        assertThat(response(piece("'content':'x'")).complete()).isFalse();
        assertThat(response("{'choices':[{'delta':{},'finish_reason':'stop'}]}").complete())
                .isTrue();
    }

    @Test
    void readsTheOtherMembersOfAResponse() throws IOException {
        ChatResponse response = response(
                "{'id':'c-1','model':'m','choices':[{'message':{'refusal':'No.'},'finish_reason':'stop',"
                        + "'native_finish_reason':'SAFETY','error':{'code':502,'message':'x'}}],'usage':{'total_tokens':5}}");
        assertThat(response.id()).contains("c-1");
        assertThat(response.model()).contains("m");
        assertThat(response.usage().orElseThrow().number("total_tokens")).hasValue(5);
        assertThat(response.messages().get(0).refusal()).contains("No.");
        assertThat(response.messages().get(0).finishReasons()).containsExactly("stop", "SAFETY");
        assertThat(response.messages().get(0).error()).isPresent();
    }

    private static Arguments row(String name, String message, String... expected) {
        return arguments(name, message, List.of(expected));
    }

    private static String piece(String delta) {
        return "{'choices':[{'index':0,'delta':{" + delta + "},'finish_reason':null}]}";
    }

    private static ChatResponse response(String... documents) throws IOException {
        ResponseAccumulator accumulator = new ResponseAccumulator(new RecordedImages());
        for (String document : documents) {
            accumulator.add(json(document));
        }
        return accumulator.answer();
    }

    private static List<String> images(String... documents) throws IOException {
        MessageImages finder = new MessageImages("https://api.example/v1");
        return response(documents).messages().stream()
                .flatMap(message -> finder.shown(message).stream())
                .map(image -> image instanceof ImageReference.Link link ? link.address() : image.identity())
                .toList();
    }

    private static Json json(String document) throws IOException {
        return Json.parse(document.replace('\'', '"'));
    }

    /** Takes base64 up to a parenthesis. */
    private static final class RecordedImages implements OpenImages {
        private final StringBuilder taken = new StringBuilder();

        @Override
        public int goOn(String token, CharSequence text) {
            int close = text.toString().indexOf(')');
            int end = close < 0 ? text.length() : close;
            if (end > 0) {
                taken.append(token).append('+').append(text, 0, end).append(' ');
            }
            return end;
        }

        @Override
        public String begin() {
            return "easel-image:0123456789abcdef:000007";
        }
    }
}
