package io.daozha.admin.web;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** What browsers and programs send, before it is said where to. */
public final class Requests {
    private Requests() {}

    /** A page's form; where the answer leads is looked at, not followed. */
    public static RequestSpecification form(Map<String, ?> fields) {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields);
    }

    /** The same from a browser without a login. */
    public static RequestSpecification stranger(Map<String, ?> fields) {
        return form(fields).header("Sec-Fetch-Site", "same-origin");
    }

    public static RequestSpecification json(Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    /** A page that is there. */
    public static ValidatableResponse page(String address) {
        return given().header("Accept", "text/html").get(address).then().statusCode(200);
    }
}
