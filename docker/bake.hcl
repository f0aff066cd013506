// docker buildx bake -f docker/bake.hcl          from the root of the repository; --push sends it to the registry
variable "IMAGE" {
  default = "stepmill"
}

variable "VERSION" {
  default = "latest"
}

group "default" {
  targets = ["stepmill", "python"]
}

target "stepmill" {
  context    = "."
  dockerfile = "docker/Dockerfile"
  platforms  = ["linux/amd64", "linux/arm64"]
  tags       = ["${IMAGE}:${VERSION}", "${IMAGE}:latest"]
  // Who has built it from what, and what is in it, are kept with the image.
  attest = ["type=provenance,mode=max", "type=sbom"]
}

target "python" {
  inherits = ["stepmill"]
  target   = "python"
  tags     = ["${IMAGE}:${VERSION}-python", "${IMAGE}:latest-python"]
}
