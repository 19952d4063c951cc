#!/usr/bin/env bash
# Runs the examples of the documents of ModelVerse, Vision Studio, 4All and AceData as they are printed there, against
# `easel serve`: only the base URL and the key are replaced, and what the documents do with Python is done with curl.
#
#   cli-sample/docs/examples.sh                    starts a server with the offline provider, and stops it
#   cli-sample/docs/examples.sh http://host:8527   runs against this server, with the key in EASEL_KEY if it needs one
#   cli-sample/docs/examples.sh http://host:8527 'AceData|Border'   runs those whose names match
#
# Prints one line for each example, and ends with 1 if one failed. Needs bash and curl, and for the first form java and
# cli-sample/target/easel.jar (or another command in EASEL).
set -u

folder=$(mktemp -d)
server=
failed=0
trap 'if [ -n "$server" ]; then kill "$server"; wait "$server"; fi; rm -rf "$folder"' EXIT

key=${EASEL_KEY:-your-api-key}
wanted=${2:-.}
if [ $# -gt 0 ]; then
  base=${1%/}
else
  jar=$(dirname "$0")/../target/easel.jar
  ${EASEL:-java -jar "$jar"} serve --port 0 --json > "$folder/server" &
  server=$!
  until [ -s "$folder/server" ]; do
    kill -0 "$server" 2> "$folder/none" || { echo "The server did not start." >&2; server=; exit 1; }
  done
  base=$(sed 's/.*"url":"\([^"]*\)".*/\1/' "$folder/server")
fi

# report NAME STATUS EXPECTED: the status of curl and what the response must contain.
report() {
  local told=
  if grep -qi '^easel-note:.*placeholder' "$folder/headers"; then
    told=' (with a placeholder for an image at a URL)'
  fi
  if [ "$2" = 200 ] && LC_ALL=C grep -aEq -- "$3" "$folder/response"; then
    echo "ok      $1$told"
  else
    echo "FAILED  $1: HTTP $2 $(head -c 300 "$folder/response" | tr -cd '[:print:]')"
    failed=1
  fi
}

call() {
  : > "$folder/response"
  curl --silent --show-error --location --max-time 180 --output "$folder/response" --dump-header "$folder/headers" \
    --write-out '%{http_code}' "$@"
}

is_wanted() {
  echo "$1" | grep -Eq -- "$wanted"
}

# images NAME PATH ARGUMENTS: the response must contain an image.
images() {
  local name=$1 path=$2
  shift 2
  if is_wanted "ModelVerse: $name"; then
    report "ModelVerse: $name" "$(call "$base$path" --header "Authorization: Bearer $key" "$@")" '"b64_json":"'
  fi
}

# vision NAME PATH IMAGES BODY: the number of image URLs must be right, and the last one must work.
vision() {
  local status urls
  is_wanted "Vision Studio: $1" || return 0
  status=$(call "$base/api/v1/openai/image/$2" -H "X-API-Key: $key" -H 'Content-Type: application/json' --data "$4")
  urls='"url":"[^"]*"'
  for _ in $(seq 2 "$3"); do
    urls="$urls},\{\"url\":\"[^\"]*\""
  done
  report "Vision Studio: $1" "$status" "\"success\":true.*\\[\\{$urls\\}\\]"
  if [ "$status" = 200 ]; then
    status=$(call "$(sed 's/.*"url":"\([^"]*\)".*/\1/' "$folder/response")")
    report "Vision Studio: $1, its image" "$status" '^.PNG|JFIF|WEBP'
  fi
}

# chat NAME PATH BODY: the message must show an image.
chat() {
  is_wanted "$1" || return 0
  report "$1" "$(call "$base$2" -H 'Accept: application/json' -H "Authorization: Bearer $key" \
    -H 'Content-Type: application/json' --data "$3")" '!\[[^]]*\]\('
}

# --- ModelVerse ---------------------------------------------------------------------------------------------------------

tr -d '\n' > "$folder/image" << 'BASE64'
iVBORw0KGgoAAAANSUhEUgAAAGAAAABACAYAAADlNHIOAAAAvklEQVR42u3R0QkBABiFUXNKkiRJkiSTGMezIezCP4T6Xs7Ddwe4Z7F8vr/qWjghBljNqAtA
DbCeUReAGmAzoy4ANcB2Rl0AaoDdjLoA1AD7GXUBqAEOM+oCUAMcZ9QFoAY4zagLQA1wnlEXgBrgMqMuADXAdUZdAGqA24y6ANQA9xl1AagBHjPqAlADfF6P
r7oAAADgCAAABACAAAAQAAACAEAAAAgAAAEAIAAABACAAAAQAAACAEAAAOgP/QBxoBgbC8kzQgAAAABJRU5ErkJggg==
BASE64
tr -d '\n' > "$folder/mask" << 'BASE64'
iVBORw0KGgoAAAANSUhEUgAAAGAAAABACAYAAADlNHIOAAAAgElEQVR42u3RgQ0AIAzDsPz/NOyLCeRKeaCuOlrNCQAACAAAAQAgAAAEAIAAABAAAAIAQAAA
6FuAWZsBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAgAAAEAAAAgBAAAAIwENdrqXh0vmisdcAAAAASUVO
RK5CYII=
BASE64
image=$folder/image.png
mask=$folder/mask.png
base64 --decode < "$folder/image" > "$image" 2> "$folder/none" || base64 -D < "$folder/image" > "$image"
base64 --decode < "$folder/mask" > "$mask" 2> "$folder/none" || base64 -D < "$folder/mask" > "$mask"

images 'images/generations, curl' /v1/images/generations \
  --header 'Content-Type: application/json' \
  --data '{
"model": "gpt-image-1",
"prompt": "a beautiful flower",
"size": "1024x1024",
"quality": "high",
"output_format": "png",
"output_compression": 100
}'

images 'images/generations, python' /v1/images/generations \
  --header 'Content-Type: application/json' \
  --data '{"model":"gpt-image-1","prompt":"a beautiful flower","size":"1024x1024","quality":"high"}'

images 'images/edits with a mask, curl' /v1/images/edits \
  -F "image=@$image" \
  -F "mask=@$mask" \
  -F "model=gpt-image-1" \
  -F "prompt=Add a beach ball in the center" \
  -F "size=1024x1024" \
  -F "n=1" \
  -F "quality=high" \
  -F "output_format=png" \
  -F "output_compression=100"

images 'images/edits, python' /v1/images/edits \
  -F "model=gpt-image-1" \
  -F "prompt=Add a beach ball in the center" \
  -F "size=1024x1024" \
  -F "n=1" \
  -F "quality=high" \
  -F "output_format=png" \
  -F "output_compression=100" \
  -F "image=@$image;filename=beach.png;type=image/png"

# --- Vision Studio ------------------------------------------------------------------------------------------------------

vision 'Basic Image Generation' generation/generate-image 1 '{
    "prompt": "A peaceful mountain landscape with a crystal clear lake reflecting snow-capped peaks during golden hour",
    "number_of_images": 1,
    "aspect_ratio": "1:1",
    "quality": "auto",
    "background": "auto"
}'
vision 'High-Quality Portrait Generation' generation/generate-image 1 '{
    "prompt": "Professional headshot of a confident businesswoman in modern office setting, natural lighting, sharp focus",
    "number_of_images": 1,
    "aspect_ratio": "2:3",
    "quality": "high",
    "background": "auto"
}'
vision 'Multiple Landscape Images' generation/generate-image 4 '{
    "prompt": "Vibrant sunset over rolling hills with wildflowers in the foreground, cinematic composition",
    "number_of_images": 4,
    "aspect_ratio": "3:2",
    "quality": "medium",
    "background": "auto"
}'
vision 'Transparent Background Generation' generation/generate-image 1 '{
    "prompt": "A cute cartoon cat sitting upright, simple and clean design suitable for logo use",
    "number_of_images": 1,
    "aspect_ratio": "1:1",
    "quality": "high",
    "background": "transparent"
}'
vision 'Creative Art Generation' generation/generate-image 3 '{
    "prompt": "Abstract digital artwork with flowing colors, geometric patterns, and dynamic energy, modern art style",
    "number_of_images": 3,
    "aspect_ratio": "1:1",
    "quality": "high",
    "background": "auto"
}'
vision 'Basic Image Editing' editing/edit-image 1 '{
    "prompt": "Transform this image to have a warm sunset lighting with golden tones",
    "image_url": "https://images.pexels.com/photos/1366919/pexels-photo-1366919.jpeg",
    "number_of_images": 1,
    "aspect_ratio": "1:1"
}'
vision 'Style Transformation' editing/edit-image 2 '{
    "prompt": "Convert this photograph into a watercolor painting style with soft brush strokes and artistic flair",
    "image_url": "https://images.pexels.com/photos/1391498/pexels-photo-1391498.jpeg",
    "number_of_images": 2,
    "aspect_ratio": "3:2"
}'
vision 'Mood and Atmosphere Changes' editing/edit-image 1 '{
    "prompt": "Change the mood to create a mysterious, foggy atmosphere with dramatic lighting and darker tones",
    "image_url": "https://images.pexels.com/photos/458976/pexels-photo-458976.jpeg",
    "number_of_images": 1,
    "aspect_ratio": "2:3"
}'
vision 'Color Enhancement' editing/edit-image 1 '{
    "prompt": "Enhance the colors to be more vibrant and saturated, increase contrast for a more dynamic look",
    "image_url": "https://images.pexels.com/photos/1108099/pexels-photo-1108099.jpeg",
    "number_of_images": 1,
    "aspect_ratio": "1:1"
}'
vision 'Basic Manual Mask Inpainting' editing/inpaint 1 '{
    "prompt": "Beautiful flowers in the garden",
    "image_url": "https://images.pexels.com/photos/29023629/pexels-photo-29023629.jpeg",
    "mask_url": "https://example.com/mask.png",
    "inpaint_border_only": false
}'
vision 'Object Replacement with Mask' editing/inpaint 1 '{
    "prompt": "A modern sports car parked in the same location",
    "image_url": "https://example.com/street_scene.jpg",
    "mask_url": "https://example.com/car_mask.png",
    "inpaint_border_only": false
}'
vision 'Background Modification with Mask' editing/inpaint 1 '{
    "prompt": "Replace the background with a tropical beach scene with palm trees and blue ocean",
    "image_url": "https://example.com/portrait.jpg",
    "mask_url": "https://example.com/background_mask.png",
    "inpaint_border_only": false
}'
vision 'Using Base64 Encoded Images' editing/inpaint 1 '{
    "prompt": "Add colorful butterflies flying around the flowers",
    "image_file": "'"$(cat "$folder/image")"'",
    "mask_file": "'"$(cat "$folder/mask")"'",
    "inpaint_border_only": false
}'
vision 'Basic Border Expansion' editing/inpaint 1 '{
    "prompt": "Expand with forest environment",
    "image_url": "https://images.pexels.com/photos/29023629/pexels-photo-29023629.jpeg",
    "inpaint_border_only": true,
    "border_percentage": 0.2
}'
vision 'Minimal Border Expansion' editing/inpaint 1 '{
    "prompt": "Seamlessly extend the existing scenery",
    "image_url": "https://example.com/landscape.jpg",
    "inpaint_border_only": true,
    "border_percentage": 0.05
}'
vision 'Dramatic Border Expansion' editing/inpaint 1 '{
    "prompt": "Extend into a vast cosmic space with stars and nebulae",
    "image_url": "https://example.com/space_scene.jpg",
    "inpaint_border_only": true,
    "border_percentage": 0.4
}'
vision 'Architectural Border Extension' editing/inpaint 1 '{
    "prompt": "Continue the architectural elements and urban environment",
    "image_url": "https://example.com/building.jpg",
    "inpaint_border_only": true,
    "border_percentage": 0.25
}'

# The asynchronous example sends its eight requests at once, over up to ten connections.
concurrent() {
  vision "Concurrent Image Generation, $1" generation/generate-image "$4" '{
    "prompt": "'"$1"'",
    "number_of_images": '"$4"',
    "aspect_ratio": "'"$2"'",
    "quality": "'"$3"'",
    "background": "auto"
}'
}
all=$folder
jobs=
number=0
while IFS='|' read -r ratio quality images prompt; do
  number=$((number + 1))
  (
    folder=$all/$number
    mkdir "$folder"
    concurrent "$prompt" "$ratio" "$quality" "$images" > "$folder/lines"
    exit $failed
  ) &
  jobs="$jobs $!"
done << 'PROMPTS'
3:2|high|1|A majestic mountain landscape with crystal clear lake
2:3|high|2|Professional headshot of a confident businessperson
1:1|medium|3|Abstract digital art with vibrant colors and geometric shapes
3:2|auto|1|Cozy coffee shop interior with warm lighting
3:2|high|1|Futuristic city skyline at sunset with flying cars
1:1|high|4|Cute cartoon mascot character for a tech company
1:1|high|1|Elegant product photography of luxury watch
2:3|medium|2|Fantasy landscape with magical forest and glowing creatures
PROMPTS
for job in $jobs; do
  wait "$job" || failed=1
done
cat "$all"/[1-8]/lines

# --- 4All ---------------------------------------------------------------------------------------------------------------

chat '4All: Image Editing Example 1' /v1/chat/completions '{
  "model": "gpt-image-1",
  "stream": false,
  "messages": [
    {
      "role": "user",
      "content": [
        { "type": "text", "text": "Modify this image to make it look more cartoonish and more vibrant in color." },
        {
          "type": "image_url",
          "image_url": {
            "url": "https://github.com/dianping/cat/raw/master/cat-home/src/main/webapp/images/logo/cat_logo03.png"
          }
        }
      ]
    }
  ]
}'

# --- AceData ------------------------------------------------------------------------------------------------------------

reference='{
  "model": "gpt-4o-image",
  "messages": [
    {
      "role": "user",
      "content": [
        {
          "type": "text",
          "text": "Generate an anime-style image with a hat"
        },
        {
          "type": "image_url",
          "image_url": {
            "url": "https://cdn.acedata.cloud/qzx2z1.png"
          }
        }
      ]
    }
  ],
  "stream": false
}'
chat 'AceData: Generate Images Based on Reference Images' /openai/chat/completions "$reference"
chat 'AceData: Pure Text Image Generation, as printed' /openai/chat/completions "$reference"
chat 'AceData: Generate One Image from Multiple Images' /openai/chat/completions '{
  "model": "gpt-4o-image",
  "messages": [
    {
      "role": "user",
      "content": [
        {
          "type": "text",
          "text": "生成男生举着咖啡,并且马上要喝的样子"
        },
        {
          "type": "image_url",
          "image_url": {
            "url": "https://cdn.acedata.cloud/pqquv3.jpg"
          }
        },
        {
          "type": "image_url",
          "image_url": {
            "url": "https://cdn.acedata.cloud/h8j2i0.jpg"
          }
        }
      ]
    }
  ],
  "stream": false
}'

exit $failed
