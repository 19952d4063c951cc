package dev.easel.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorEnvelopeTest {
    private static Json json(String text) throws IOException {
        return Json.parse(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'error':{'message':'the message','code':'c'}}]",
                "[{'message':'the message','code':'c'}]",
                "{'error':[{'message':'the message','code':'c'}]}",
                "{'errors':['the message'],'name':'c'}",
                "{'errors':{'code':'c','message':'the message'}}",
                "{'data':[{'url':null},{'error':{'message':'the message','code':'c'}}]}",
                "{'data':{'error':{'message':'the message','code':'c'}}}",
                "{'output':{'task_status':'FAILED','code':'c','message':'the message'}}",
                "{'code':'c','error':'the message'}",
                "{'error':'c','error_description':'the message'}",
                "{'error':'c','message':'the message'}",
                "{'error':{'code':'c','message':'{\\'error\\':{\\'message\\':\\'the message\\'}}'}}",
                "{'error':{'message':'{\\'message\\':\\'{\\\\\\'msg\\\\\\':\\\\\\'the message\\\\\\',\\\\\\'code\\\\\\':\\\\\\'c\\\\\\'}\\'}'}}",
                "{'error':{'message':'status 400, body: {\\'error\\':{\\'message\\':\\'the message\\',\\'code\\':\\'c\\'}}'}}",
                "{'error':{'message':'Provider returned error','metadata':{'raw':'{\\'message\\':\\'the message\\',\\'code\\':\\'c\\'}'}}}",
                "{'error':{'message':'<html><head><title>the message</title></head></html>','code':'c'}}",
                "{'error':{'message':'the message','code':'c','details':[{'reason':'OTHER'}]}}",
                "{'status':'failed','fail_reason':'the message','error_code':'c'}",
            })
    void findsTheInnermostMessage(String response) throws IOException {
        String text = response.replace("\\\\\\'", "\\\\\\\"").replace("\\'", "\\\"");
        ErrorEnvelope error = ErrorEnvelope.of(json(text));
        assertThat(error.message()).isEqualTo("the message");
        assertThat(error.codes()).contains("c");
    }

    @Test
    void putsTheCodesOfTheInnermostErrorFirst() throws IOException {
        assertThat(ErrorEnvelope.of(json("{'code':'outer','error':{'code':402,'type':'t','message':'m'},'status':403}"))
                        .codes())
                .containsExactly("402", "t", "outer", "403");
        assertThat(ErrorEnvelope.of(
                                json(
                                        "{'error':{'message':'m','code':'content_policy_violation','inner_error':{'code':'Inner'}}}"))
                        .codes())
                .containsExactly("content_policy_violation", "Inner");
        assertThat(ErrorEnvelope.of(json("{'type':'error','error':{'type':'77','message':'m'},'request_id':'r-1'}"))
                        .codes())
                .containsExactly("77");
    }

    @Test
    void findsADetailWhereThereIsNoMessage() throws IOException {
        assertThat(ErrorEnvelope.of(json("{'errors':{'size':['is too small']}}"))
                        .message())
                .isEqualTo("size: is too small");
        ErrorEnvelope moderated = ErrorEnvelope.of(
                json("{'id':'j','status':'Content Moderated','details':{'Reasons':['Safety Filter']}}"));
        assertThat(moderated.message()).isEqualTo("Reasons: Safety Filter");
        assertThat(moderated.code()).contains("Content Moderated");
    }

    @Test
    void findsTheRequestIdInAnyLayer() throws IOException {
        assertThat(ErrorEnvelope.of(json("{'error':{'message':{'msg':'m','requestId':'r-2'}}}"))
                        .requestId())
                .contains("r-2");
        assertThat(ErrorEnvelope.of(json("{'log_id':'l-1','error':{'trace_id':'t'}}"))
                        .requestId())
                .contains("l-1");
    }

    @Test
    void readsNestingOfAnyDepthInNoTime() throws IOException {
        assertThat(ErrorEnvelope.of(json("{'error':".repeat(200) + "'deep'" + "}".repeat(200)))
                        .message())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':{'message':'no','type':'t'}}",
                "{'error':'no'}",
                "{'error':{'code':'api_error'}}",
                "{'error':{'error':{'message':'x'}}}",
                "{'error':[{'message':'x'}]}",
                "[{'error':{'code':500}}]",
                "{'error':{'code':502,'message':'x'},'choices':[{'delta':{'content':''},'finish_reason':'error'}]}",
                "{'success':false,'message':'no'}",
                "{'ok':false,'message':'no'}",
                "{'status':'failed'}",
                "{'status':'FAILED'}",
                "{'task_status':'FAILED','errors':{'code':500,'message':'no'}}",
                "{'id':'j','status':'Request Moderated'}",
                "{'output':{'task_status':'FAILED','message':'no'}}",
                "{'data':{'status':'failed','fail_reason':'no'}}",
                "{'type':'error','error':{}}",
                "{'code':500,'message':'no','data':null}",
                "{'code':30011,'message':'no','data':[]}",
                "{'code':-1,'msg':'no'}",
                "{'code':'Arrearage','message':'no'}",
                "{'code':1,'message':'Insufficient balance'}",
                "{'status':403,'message':'no'}",
                "{'code':429,'msg':'slow'}",
                "{'detail':'Not Found'}",
                "{'errors':['no']}",
            })
    void recognizesAFailureInASuccessfulResponse(String response) throws IOException {
        assertThat(ErrorEnvelope.within(json(response))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices':[]}",
                "{'choices':[],'error':null}",
                "{'choices':[],'error':{}}",
                "{'choices':[],'error':''}",
                "{'choices':[],'error':{'code':0,'message':''}}",
                "{'choices':[],'error':{'code':200,'message':'success'}}",
                "{'success':true,'data':{'images':[]}}",
                "{'status':'completed','output':[]}",
                "{'code':0,'message':'ok','data':{'choices':[]}}",
                "{'code':200,'msg':'success','data':{'taskId':'t'}}",
                "{'code':1,'description':'accepted','result':'1320'}",
                "{'code':10000,'message':'Success','task_id':'t'}",
                "{'status':'processing','code':102,'message':'working'}",
                "{'errors':[]}",
                "[]",
                "'error'",
            })
    void findsNoFailureInASuccessfulResponse(String response) throws IOException {
        assertThat(ErrorEnvelope.within(json(response))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'error':", "{'data':", "{'metadata':{'raw':"})
    void looksIntoEightLayersAndNotDeeper(String layer) throws IOException {
        String end = "}".repeat(layer.length() - layer.replace("{", "").length());
        String eight = layer.repeat(8) + "{'message':'deep'}" + end.repeat(8);

        assertThat(ErrorEnvelope.of(json(eight)).message()).isEqualTo("deep");
        assertThat(ErrorEnvelope.of(json(layer + eight + end)).message()).isEmpty();
    }

    @Test
    void takesANumberForAnErrorFrom400On() throws IOException {
        assertThat(ErrorEnvelope.of(json("{'status':400,'message':'m'}")).codes())
                .containsExactly("400");
        assertThat(ErrorEnvelope.of(json("{'status':399,'message':'m'}")).codes())
                .isEmpty();
        assertThat(ErrorEnvelope.within(json("{'code':400,'msg':'m'}"))).isPresent();
        assertThat(ErrorEnvelope.within(json("{'code':399,'msg':'m'}"))).isEmpty();
        assertThat(ErrorEnvelope.within(json("{'error_code':'queued','msg':'m'}")))
                .isEmpty();
    }

    @Test
    void takesNoSentenceForACode() throws IOException {
        assertThat(ErrorEnvelope.of(json("{'error':'it is broken'}")).codes()).isEmpty();
    }

    @Test
    void namesTheParameterOfTheOutermostError() throws IOException {
        assertThat(ErrorEnvelope.of(json("{'error':{'param':'size','message':'m','error':{'param':'inner'}}}"))
                        .param())
                .contains("size");
        assertThat(ErrorEnvelope.of(json("{'error':{'message':'m'}}")).param()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'title':'Bad','errors':['the message']}",
                "{'error':'the messagE','message':'the message'}",
                "{'message':' ','detail':'the message'}",
                "{'error':{'details':['the message']}}",
                "{'message':{'code':'c'},'description':'the message'}"
            })
    void prefersTheTextThatSaysMost(String response) throws IOException {
        assertThat(ErrorEnvelope.of(json(response)).message()).isEqualTo("the message");
    }

    @Test
    void showsNoJsonAsAMessage() throws IOException {
        ErrorEnvelope error = ErrorEnvelope.of(Json.parse("{\"message\":\"{\\\"code\\\":\\\"c\\\"}\"}"));

        assertThat(error.message()).isEmpty();
        assertThat(error.codes()).containsExactly("c");
    }

    @Test
    void knowsOnlyWhatItIsGiven() {
        assertThat(ErrorEnvelope.words("m"))
                .isEqualTo(new ErrorEnvelope("m", List.of(), Optional.empty(), Optional.empty()));
        assertThat(ErrorEnvelope.coded("c").withRequestId(Optional.of("r")))
                .isEqualTo(new ErrorEnvelope("", List.of("c"), Optional.empty(), Optional.of("r")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'images':[{'url':'u'}],'detail':'auto'}",
                "{'image':{'url':'u'},'detail':'auto'}",
                "{'output':'https://a.example/a.png','errors':['no']}",
                "{'result':{'result':{'result':{'status':'failed'}}}}",
                "{'output':['failed']}",
                "[{'error':null}]",
                "{'ok':true}",
                "{'success':true}",
                "{'code':'ok','message':'no'}",
                "{'code':500,'message':'OK'}"
            })
    void findsNoFailureBesideAResult(String response) throws IOException {
        assertThat(ErrorEnvelope.within(json(response))).isEmpty();
    }

    @Test
    void tellsWhetherAnErrorHasContent() throws IOException {
        assertThat(ErrorEnvelope.isFilled(json("{'message':'m'}"))).isTrue();
        assertThat(ErrorEnvelope.isFilled(json("[{},'m']"))).isTrue();
        assertThat(ErrorEnvelope.isFilled(json("{}"))).isFalse();
        assertThat(ErrorEnvelope.isFilled(json("7"))).isFalse();
    }
}
