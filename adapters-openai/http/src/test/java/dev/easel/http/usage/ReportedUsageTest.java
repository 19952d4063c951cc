package dev.easel.http.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedUsageTest {
    private static ReportedUsage of(String json) throws MalformedResponseException {
        return ReportedUsage.of(Json.parse(json.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'input_tokens':50,'output_tokens':4160,'total_tokens':4210}",
                "{'prompt_tokens':50,'completion_tokens':4160,'total_tokens':4210}",
                "{'prompt_tokens':'50','completion_tokens':'4160','total_tokens':'4210'}",
                "{'input_tokens':50,'prompt_tokens':0,'output_tokens':4160,'completion_tokens':0,'total_tokens':4210}"
            })
    void readsTokensByTheNamesOfImagesAndOfChat(String json) throws MalformedResponseException {
        Usage usage = of(json).tokens().orElseThrow();
        assertThat(usage.input()).hasValue(50);
        assertThat(usage.output()).hasValue(4160);
        assertThat(usage.total()).hasValue(4210);
    }

    @Test
    void readsDetailsByTheirNames() throws MalformedResponseException {
        assertThat(of("{'input_tokens_details':{'text_tokens':10,'image_tokens':40,"
                                + "'cached_tokens_details':{'text_tokens':8}},'prompt_tokens_details':{'cached_tokens':3},"
                                + "'cost_details':{'upstream':2,'none':null}}")
                        .tokens()
                        .orElseThrow()
                        .details())
                .containsEntry("input_tokens_details.text_tokens", 10L)
                .containsEntry("input_tokens_details.image_tokens", 40L)
                .containsEntry("input_tokens_details.cached_tokens_details.text_tokens", 8L)
                .containsEntry("prompt_tokens_details.cached_tokens", 3L)
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cost\":0.0387} | 0.0387",
                "{\"cost\":0.1} | 0.1",
                "{\"cost\":4e-7} | 0.0000004",
                "{\"cost\":\"0.04\"} | 0.04",
                "{\"cost\":2} | 2",
                "{\"cost\":0} | 0",
                "{\"cost_in_usd_ticks\":200000000} | 0.02",
                "{\"cost_in_usd_ticks\":1} | 0.0000000001",
                "{\"cost\":null,\"cost_in_usd_ticks\":10000000000} | 1"
            })
    void readsWhatTheCallCost(String json, String dollars) throws MalformedResponseException {
        assertThat(of(json).cost()).contains(Cost.reported(Money.usd(dollars)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "null",
                "'much'",
                "{'cost':-1}",
                "{'cost':'much'}",
                "{'cost':{'total':1}}",
                "{'cost':1e400}",
                "{'cost':'1e2147483647'}",
                "{'cost':'1e-2147483647'}",
                "{'cost':9999999999999999999999999999999999999999999999999999999999999999999999}",
                "{'cost':true,'input_tokens':-5,'output_tokens':'many','total_tokens':[1]}"
            })
    void takesNonsenseForNothing(String json) throws MalformedResponseException {
        assertThat(of(json)).isEqualTo(ReportedUsage.NOTHING);
    }

    @Test
    void addsWhatEachPartSays() throws MalformedResponseException {
        ReportedUsage one = of("{'output_tokens':10,'cost':0.1}");
        ReportedUsage two = of("{'output_tokens':5,'cost':0.2}");
        assertThat(one.plus(two)).isEqualTo(of("{'output_tokens':15,'cost':0.3}"));
        assertThat(one.plus(ReportedUsage.NOTHING)).isEqualTo(one);
        assertThat(ReportedUsage.NOTHING.plus(two)).isEqualTo(two);
    }
}
