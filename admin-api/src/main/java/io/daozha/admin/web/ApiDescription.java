package io.daozha.admin.web;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** What {@code /q/openapi} says of itself; of the routes it keeps those that programs call and leaves out the pages. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Daozha 道闸",
                        version = "1",
                        description =
                                "Runs an unattended pay car park: stays, money, rights, lanes. Amounts are in the smallest unit"
                                        + " of the currency, instants in UTC. Lists come in parts, newest first, with the next"
                                        + " part in header Link. What is refused is a problem (RFC 9457) with a sentence in the"
                                        + " language of Accept-Language."),
        security = {@SecurityRequirement(name = "key"), @SecurityRequirement(name = "login")})
@SecurityScheme(
        securitySchemeName = "key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A key from Settings → API keys; it opens what its scopes name")
@SecurityScheme(
        securitySchemeName = "login",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        apiKeyName = "daozha",
        description = "What a browser has after logging in")
public class ApiDescription implements OASFilter {
    private static final List<String> FOR_PROGRAMS = List.of("/api/", "/books/", "/lanes/");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            List.copyOf(api.getPaths().getPathItems().keySet()).stream()
                    .filter(path -> FOR_PROGRAMS.stream().noneMatch(path::startsWith))
                    .forEach(api.getPaths()::removePathItem);
        }
    }
}
