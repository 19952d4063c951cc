package dev.easel.adapters.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.http.json.Json;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPlacesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':{'message':'no','type':'t'}}",
                "{'error':'no'}",
                "{'error':{'code':'api_error'}}",
                "{'error':{'code':502,'message':'x'},'choices':[{'delta':{'content':''},'finish_reason':'error'}]}",
                "{'success':false,'message':'no'}",
                "{'status':'failed'}",
                "{'type':'error','error':{}}",
                "{'code':500,'message':'no','data':null}",
                "{'code':429,'msg':'slow'}",
                "{'detail':'Not Found'}",
            })
    void recognizesAFailure(String document) throws IOException {
        assertThat(isFailure(document)).isTrue();
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
                "[]",
                "'error'",
            })
    void ignoresAnEmptyError(String document) throws IOException {
        assertThat(isFailure(document)).isFalse();
    }

    private static boolean isFailure(String document) throws IOException {
        return ErrorPlaces.isFailure(Json.parse(document.replace('\'', '"')));
    }
}
